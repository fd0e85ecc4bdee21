package dev.moongate.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.swagger.v3.oas.annotations.Hidden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import dev.moongate.problem.Reason;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document says what the application does: every endpoint, with every failure.
 */
@IntegrationTest
class OpenApiIntegrationTests {

	private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

	/** What does not work is what it tells, in the form of its own. */
	private static final String HEALTH = "GET /health";

	private static final Set<String> CREATING = Set.of("POST /api/v1/auth/register", "POST /api/v1/admin/users");

	private static final List<Reason> OF_ALL = List.of(Reason.HOST_DENIED, Reason.ORIGIN_DENIED, Reason.NOT_ACCEPTABLE,
			Reason.INTERNAL_ERROR, Reason.DEPENDENCY_UNAVAILABLE);

	private static final List<Reason> OF_BODIES = List.of(Reason.INVALID_FIELDS, Reason.MALFORMED_JSON,
			Reason.PAYLOAD_TOO_LARGE, Reason.UNSUPPORTED_MEDIA_TYPE);

	@Autowired
	private TestApi api;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping handlers;

	@SuppressWarnings("NullAway.Init")
	private JsonNode document;

	@BeforeEach
	void read() {
		document = api.get("/openapi.json").json();
	}

	@Test
	void everyEndpointOfTheApplicationIsListedAndNoOther() {
		Set<String> served = new TreeSet<>();
		handlers.getHandlerMethods().forEach((mapping, method) -> {
			if (method.getBeanType().getName().startsWith("dev.moongate")
					&& !method.hasMethodAnnotation(Hidden.class)) {
				for (String path : mapping.getPatternValues()) {
					for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
						served.add(verb.name() + " " + path);
					}
				}
			}
		});
		Set<String> documented = new TreeSet<>();
		forEachOperation((name, operation) -> documented.add(name));
		assertThat(documented).isEqualTo(served).contains("POST /api/v1/auth/login", "GET /.well-known/jwks.json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET  /api/v1/auth/captcha         | RATE_LIMITED BUSY
					POST /api/v1/auth/captcha/refresh | RATE_LIMITED BUSY
					POST /api/v1/auth/check-email     | RATE_LIMITED
					POST /api/v1/auth/send-code       | EMAIL_TAKEN EMAIL_NOT_REGISTERED CODE_COOLDOWN CODE_DAILY_LIMIT CAPTCHA_REQUIRED CAPTCHA_INVALID RATE_LIMITED
					POST /api/v1/auth/verify-code     | CODE_INVALID CODE_EXPIRED CODE_ATTEMPTS_EXCEEDED RATE_LIMITED
					POST /api/v1/auth/register        | CODE_INVALID CODE_EXPIRED CODE_ATTEMPTS_EXCEEDED EMAIL_TAKEN USERNAME_TAKEN WEAK_PASSWORD RATE_LIMITED BUSY
					POST /api/v1/auth/login           | INVALID_CREDENTIALS CAPTCHA_REQUIRED CAPTCHA_INVALID ACCOUNT_LOCKED ACCOUNT_DISABLED BUSY RATE_LIMITED
					POST /api/v1/auth/refresh         | REFRESH_TOKEN_INVALID RATE_LIMITED
					POST /api/v1/auth/reset-password  | CODE_INVALID CODE_EXPIRED CODE_ATTEMPTS_EXCEEDED WEAK_PASSWORD RATE_LIMITED BUSY
					POST /api/v1/auth/logout          | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED REFRESH_TOKEN_INVALID
					GET  /api/v1/auth/forward-auth    | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED
					POST /api/v1/auth/introspect      | INVALID_CREDENTIALS RATE_LIMITED
					POST /api/v1/auth/revoke          | INVALID_CREDENTIALS TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED RATE_LIMITED
					GET  /api/v1/auth/me              | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED USER_NOT_FOUND
					PATCH /api/v1/auth/me             | TOKEN_MISSING TOKEN_REVOKED USERNAME_TAKEN
					DELETE /api/v1/auth/me            | TOKEN_MISSING TOKEN_REVOKED INVALID_CREDENTIALS LAST_ADMIN ACCOUNT_LOCKED RATE_LIMITED BUSY
					GET  /api/v1/auth/me/export       | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED USER_NOT_FOUND BUSY
					POST /api/v1/auth/change-email    | TOKEN_MISSING TOKEN_REVOKED INVALID_CREDENTIALS CODE_INVALID CODE_EXPIRED CODE_ATTEMPTS_EXCEEDED EMAIL_TAKEN ACCOUNT_LOCKED RATE_LIMITED BUSY
					POST /api/v1/auth/send-code       | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED
					GET  /api/v1/admin/users          | TOKEN_MISSING ACCESS_DENIED INVALID_FIELDS
					POST /api/v1/admin/users          | TOKEN_MISSING ACCESS_DENIED EMAIL_TAKEN USERNAME_TAKEN WEAK_PASSWORD BUSY
					GET  /api/v1/admin/users/{id}     | TOKEN_MISSING ACCESS_DENIED USER_NOT_FOUND
					PATCH /api/v1/admin/users/{id}    | TOKEN_MISSING ACCESS_DENIED USER_NOT_FOUND LAST_ADMIN
					DELETE /api/v1/admin/users/{id}   | TOKEN_MISSING ACCESS_DENIED USER_NOT_FOUND LAST_ADMIN
					POST /api/v1/admin/users/{id}/logout | TOKEN_MISSING ACCESS_DENIED USER_NOT_FOUND
					POST /api/v1/admin/users/{id}/unlock | TOKEN_MISSING ACCESS_DENIED USER_NOT_FOUND
					POST /api/v1/admin/users/import   | TOKEN_MISSING ACCESS_DENIED
					GET  /api/v1/auth/profile         | TOKEN_MISSING TOKEN_INVALID TOKEN_EXPIRED TOKEN_REVOKED USER_NOT_FOUND
					""")
	void endpointTellsItsFailures(String endpoint, String reasons) {
		JsonNode operation = operation(endpoint.split(" +"));
		for (String name : reasons.split(" ")) {
			assertTells(operation, Reason.valueOf(name));
		}
	}

	@Test
	void everyEndpointTellsTheFailuresOfAll() {
		forEachOperation((name, operation) -> {
			OF_ALL.stream()
				.filter((reason) -> reason != Reason.DEPENDENCY_UNAVAILABLE || !name.equals(HEALTH))
				.forEach((reason) -> assertTells(operation, reason));
			if (operation.has("requestBody")) {
				boolean json = operation.at("/requestBody/content").has("application/json");
				OF_BODIES.stream()
					.filter((reason) -> json || reason != Reason.MALFORMED_JSON)
					.forEach((reason) -> assertTells(operation, reason));
			}
		});
	}

	@Test
	void everyEndpointSaysWhatItIsAndWhatItAnswers() {
		forEachOperation((name, operation) -> {
			assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
			assertThat(operation.path("tags").isEmpty()).as(name).isFalse();
			Set<String> statuses = new TreeSet<>(operation.path("responses").propertyNames());
			assertThat(statuses).as(name).contains(CREATING.contains(name) ? "201" : "200");
			operation.path("responses").forEach((response) -> {
				assertThat(response.path("headers").propertyNames()).contains("X-Request-Id", "X-Process-Time");
				assertThat(response.path("description").asString("")).as(name).isNotBlank();
			});
		});
	}

	@Test
	void failuresHaveBothFormsAndTheirHeaders() {
		forEachOperation((name, operation) -> operation.path("responses").propertyStream().forEach((response) -> {
			int status = Integer.parseInt(response.getKey());
			JsonNode failure = response.getValue();
			if (status >= 400 && !(status == 503 && name.equals(HEALTH))) {
				assertThat(failure.at("/content/application~1json/schema/$ref").asString(""))
					.isEqualTo("#/components/schemas/Failure");
				assertThat(failure.at("/content/application~1problem+json/schema/$ref").asString(""))
					.isEqualTo("#/components/schemas/ProblemDetails");
			}
			if (status == 429 || status == 503) {
				assertThat(failure.path("headers").has("Retry-After")).as(name).isTrue();
			}
		}));
		assertThat(operation("POST", "/api/v1/auth/login").at("/responses/200/headers").propertyNames())
			.contains("RateLimit", "RateLimit-Policy");
		assertThat(operation("GET", "/api/v1/auth/me").at("/responses/401/headers").has("WWW-Authenticate")).isTrue();
	}

	@Test
	void healthHasOneFormWhetherItIsGoodOrBad() {
		JsonNode answers = operation("GET", "/health").path("responses");
		for (String status : List.of("200", "503")) {
			assertThat(answers.path(status).path("content").propertyNames()).containsExactly("application/json");
			assertThat(answers.path(status).at("/content/application~1json/schema/$ref").asString(""))
				.isEqualTo("#/components/schemas/Health");
		}
		assertThat(answers.at("/503/headers").propertyNames()).contains("Retry-After", "X-Request-Id");
	}

	@Test
	void whatNeedsATokenSaysSo() {
		assertThat(operation("GET", "/api/v1/auth/me").at("/security/0").propertyNames())
			.containsExactly("access_token");
		assertThat(operation("POST", "/api/v1/auth/login").path("security").isEmpty()).isTrue();
		assertThat(document.at("/components/securitySchemes/access_token/scheme").asString()).isEqualTo("bearer");
	}

	@Test
	void namesAreInSnakeCaseAndNoneOfOurInsidesShows() {
		document.at("/components/schemas").propertyStream().forEach((schema) -> {
			assertThat(schema.getKey()).doesNotContain("Request", "Response", "Body", "View");
			assertThat(schema.getValue().path("properties").propertyNames()).as(schema.getKey())
				.allMatch((name) -> name.matches("[a-z][a-z0-9_]*"));
		});
		forEachOperation((name,
				operation) -> assertThat(operation.path("parameters")
					.valueStream()
					.map((parameter) -> parameter.path("name").asString())
					.toList()).as(name)
					.isSubsetOf("id", "page", "page_size", "Authorization", "X-Token-Transport", "user_id", "type",
							"from", "to", "day", "query", "status", "dry_run"));
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		for (JsonNode reference : document.findValues("$ref")) {
			assertThat(document.at(reference.asString().substring(1)).isMissingNode()).as(reference.asString())
				.isFalse();
		}
	}

	@Test
	void userHasTheMembersOfTheContract() {
		assertThat(document.at("/components/schemas/User/properties").propertyNames()).containsExactlyInAnyOrder("id",
				"email", "username", "name", "avatar", "is_active", "is_verified", "roles", "collection_name",
				"created_at", "updated_at", "last_login_at");
	}

	private static void assertTells(JsonNode operation, Reason reason) {
		String description = operation.at("/responses/" + reason.status().value() + "/description").asString("");
		assertThat(description).as("%s of %s", reason, operation.path("operationId"))
			.contains("`" + reason.name() + "`");
	}

	private JsonNode operation(String... methodAndPath) {
		JsonNode operation = document.path("paths")
			.path(methodAndPath[1])
			.path(methodAndPath[0].toLowerCase(Locale.ROOT));
		assertThat(operation.isMissingNode()).as(String.join(" ", methodAndPath)).isFalse();
		return operation;
	}

	private void forEachOperation(OperationConsumer consumer) {
		Consumer<Map.Entry<String, JsonNode>> eachPath = (path) -> path.getValue()
			.propertyStream()
			.filter((operation) -> METHODS.contains(operation.getKey()))
			.forEach((operation) -> consumer.accept(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
					operation.getValue()));
		document.path("paths").propertyStream().forEach(eachPath);
	}

	/**
	 * Looks at one operation.
	 */
	private interface OperationConsumer {

		void accept(String name, JsonNode operation);

	}

}
