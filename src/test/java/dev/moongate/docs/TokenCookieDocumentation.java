package dev.moongate.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import dev.moongate.problem.Reason;

/**
 * Writes into the OpenAPI document the cookie of refresh tokens, for the endpoints that
 * ask how tokens travel: a success sets it or takes it away, and so does a refresh token
 * that is refused.
 */
class TokenCookieDocumentation implements GlobalOpenApiCustomizer {

	private static final String TRANSPORT = "X-Token-Transport";

	@Override
	public void customise(OpenAPI document) {
		document.getPaths()
			.values()
			.stream()
			.flatMap(item -> item.readOperations().stream())
			.filter(TokenCookieDocumentation::asksHowTokensTravel)
			.forEach(operation -> operation.getResponses().forEach((status, response) -> {
				if (status.startsWith("2") || refusesTokens(response)) {
					addHeader(response);
				}
			}));
	}

	private static boolean asksHowTokensTravel(Operation operation) {
		return operation.getParameters() != null
				&& operation.getParameters().stream().map(Parameter::getName).anyMatch(TRANSPORT::equals);
	}

	private static boolean refusesTokens(ApiResponse response) {
		return response.getDescription().contains(Reason.REFRESH_TOKEN_INVALID.name());
	}

	private static void addHeader(ApiResponse response) {
		response.addHeaderObject("Set-Cookie",
				new Header()
					.description("Keeps the refresh token or takes it away, with `X-Token-Transport: cookie` alone")
					.schema(new StringSchema()));
	}

}
