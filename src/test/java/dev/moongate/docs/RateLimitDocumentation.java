package dev.moongate.docs;

import java.util.Set;
import java.util.function.Predicate;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.server.PathContainer;

import dev.moongate.throttle.RateLimitPolicy;

/**
 * Writes into the OpenAPI document the headers that tell where a caller stands, for the
 * endpoints that have a policy, and for services, whose wrong secrets are counted. Others
 * may answer RATE_LIMITED too, for failures they count, and send none.
 */
class RateLimitDocumentation implements GlobalOpenApiCustomizer {

	/** Hosts and origins are looked at before anything is counted. */
	private static final String UNCOUNTED = "403";

	private static final Set<String> OF_SERVICES = Set.of("401", "429");

	@Override
	public void customise(OpenAPI document) {
		document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
			if (isLimited(method, path)) {
				addHeaders(operation, status -> !status.equals(UNCOUNTED), "requests an address may send");
			}
			else if (FailureDocumentation.takes(OpenApiConfiguration.BASIC, operation)) {
				addHeaders(operation, OF_SERVICES::contains, "wrong secrets of services an address may send");
			}
		}));
	}

	private static boolean isLimited(PathItem.HttpMethod method, String path) {
		return RateLimitPolicy.of(method.name(), PathContainer.parsePath(path)).isPresent();
	}

	private static void addHeaders(Operation operation, Predicate<String> statuses, String counted) {
		operation.getResponses().forEach((status, response) -> {
			if (statuses.test(status)) {
				addHeaders(response, counted);
			}
		});
	}

	private static void addHeaders(ApiResponse response, String counted) {
		response.addHeaderObject("RateLimit-Policy",
				new Header().description("How many " + counted + " (draft-ietf-httpapi-ratelimit-headers)")
					.schema(new StringSchema()));
		response.addHeaderObject("RateLimit",
				new Header().description("How many are left, and for how long; absent while nobody can count")
					.schema(new StringSchema()));
	}

}
