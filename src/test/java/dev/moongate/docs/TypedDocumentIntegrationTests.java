package dev.moongate.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document is exact enough to generate a client from, and its examples can be sent.
 */
@IntegrationTest
class TypedDocumentIntegrationTests {

	private static final TestAccount DEMO = new TestAccount("test@example.com", "testuser", "password123");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@SuppressWarnings("NullAway.Init")
	private JsonNode document;

	@BeforeEach
	void read() {
		document = api.get("/openapi.json").json();
	}

	@Test
	void membersThatAreAlwaysThereAreRequired() {
		assertThat(required("Tokens")).containsExactlyInAnyOrder("access_token", "token_type", "expires_in",
				"refresh_expires_in");
		assertThat(required("User")).contains("id", "email", "is_active", "collection_name", "created_at")
			.doesNotContain("avatar", "last_login_at");
		assertThat(required("AnswerSignedIn")).containsExactlyInAnyOrder("code", "message", "data");
		assertThat(required("Failure")).contains("code", "message", "error", "reason", "request_id");
		assertThat(required("Login")).containsExactly("password");
	}

	@Test
	void membersThatMayBeNullSaySo() {
		assertThat(document.at("/components/schemas/User/properties/avatar/type").toString())
			.isEqualTo("[\"string\",\"null\"]");
		assertThat(document.at("/components/schemas/Tokens/properties/refresh_token/type").asString())
			.isEqualTo("string");
	}

	@Test
	void operationsHaveNamesOfTheirOwn() {
		List<String> names = document.findValuesAsString("operationId");
		assertThat(names).doesNotHaveDuplicates()
			.contains("login", "getMe", "deleteSession")
			.allMatch((name) -> name.matches("[a-z][A-Za-z]*"));
	}

	@Test
	void chaptersAreInTheOrderInWhichTheyAreNeeded() {
		List<String> chapters = document.path("tags").findValuesAsString("name");
		List<String> used = document.path("paths")
			.findValues("tags")
			.stream()
			.flatMap(JsonNode::valueStream)
			.map(JsonNode::asString)
			.toList();
		assertThat(chapters).startsWith("Sign up", "Sign in").containsOnlyOnceElementsOf(Set.copyOf(used));
		assertThat(used).containsAll(chapters);
	}

	@Test
	void everyRequestHasAnExampleThatIsWellFormed() {
		DEMO.insert(jdbc, hasher.hash(DEMO.password()));
		List<String> without = new ArrayList<>();
		document.path("paths").propertyStream().forEach((path) -> path.getValue().propertyStream().forEach((method) -> {
			String schema = method.getValue()
				.at("/requestBody/content/application~1json/schema/$ref")
				.asString("")
				.replaceFirst(".*/", "");
			JsonNode example = document.at("/components/schemas/" + schema + "/example");
			if (!schema.isEmpty() && example.isMissingNode()) {
				without.add(schema);
			}
			else if (method.getKey().equals("post") && !schema.isEmpty()) {
				ApiResponse answer = api.withHeader("Content-Type", "application/json")
					.send("POST", path.getKey(), example.toString());
				assertThat(answer.reason()).as(path.getKey())
					.isNotIn("INVALID_FIELDS", "MALFORMED_JSON", "WEAK_PASSWORD");
			}
		}));
		assertThat(without).as("schemas of requests without an example in docs/examples.json").isEmpty();
	}

	@Test
	void exampleOfTheLoginSignsTheDemoAccountIn() {
		DEMO.insert(jdbc, hasher.hash(DEMO.password()));
		String example = document.at("/components/schemas/Login/example").toString();
		assertThat(api.withHeader("Content-Type", "application/json").send("POST", "/api/v1/auth/login", example))
			.isOk();
		assertThat(api.post("/api/v1/auth/send-code", Map.of("email", "ada@example.com", "type", "register"))).isOk();
	}

	private List<String> required(String schema) {
		return document.at("/components/schemas/" + schema + "/required")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

}
