package dev.moongate.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.server.PathContainer;

import dev.moongate.throttle.RateLimitPolicy;

/**
 * Writes into the OpenAPI document the headers that tell where a caller stands, for the
 * endpoints that have a policy. Others may answer RATE_LIMITED too, for failures they
 * count, and send none.
 */
class RateLimitDocumentation implements GlobalOpenApiCustomizer {

	@Override
	public void customise(OpenAPI document) {
		document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
			if (isLimited(method, path)) {
				operation.getResponses().values().forEach(RateLimitDocumentation::addHeaders);
			}
		}));
	}

	private static boolean isLimited(PathItem.HttpMethod method, String path) {
		return RateLimitPolicy.of(method.name(), PathContainer.parsePath(path)).isPresent();
	}

	private static void addHeaders(ApiResponse response) {
		response.addHeaderObject("RateLimit-Policy",
				new Header().description("How many requests an address may send (draft-ietf-httpapi-ratelimit-headers)")
					.schema(new StringSchema()));
		response.addHeaderObject("RateLimit",
				new Header().description("How many requests are left, and for how long").schema(new StringSchema()));
	}

}
