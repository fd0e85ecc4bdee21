package dev.moongate.docs;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the document tells a client to send: which tokens, and which values.
 */
@IntegrationTest
class RequestDocumentationIntegrationTests {

	@Autowired
	private TestApi api;

	@SuppressWarnings("NullAway.Init")
	private JsonNode document;

	@BeforeEach
	void read() {
		document = api.get("/openapi.json").json();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/me              | [{"access_token":[]}]
			/logout          | [{"access_token":[]},{}]
			/send-code       | [{"access_token":[]},{}]
			/refresh         | [{"refresh_token":[]},{}]
			/introspect      | [{"service_client":[]}]
			/revoke          | [{"service_client":[]},{"access_token":[]}]
			""")
	void operationSaysWhichTokensItTakesAndWhetherItNeedsOne(String path, String security) {
		JsonNode item = document.path("paths").path(AUTH + path);
		JsonNode operation = item.has("post") ? item.path("post") : item.path("get");
		assertThat(operation.path("security")).hasToString(security);
	}

	@Test
	void onlyWhereNullMeansSomethingARequestMayHaveIt() {
		List<String> nullable = new ArrayList<>();
		for (JsonNode body : document.findValues("requestBody")) {
			for (JsonNode reference : body.findValues("$ref")) {
				String schema = reference.asString().substring(1);
				document.at(schema + "/properties").propertyStream().forEach((member) -> {
					if (member.getValue().path("type").toString().contains("null")) {
						nullable.add(schema.replaceFirst(".*/", "") + "." + member.getKey());
					}
				});
			}
		}
		assertThat(nullable).containsOnly("ProfileChange.avatar");
	}

	@Test
	void limitsAreDocumentedWhereTheyAreSent() {
		List<String> limited = new ArrayList<>();
		document.path("paths").propertyStream().forEach((path) -> path.getValue().propertyStream().forEach((method) -> {
			if (!method.getValue().findValues("RateLimit").isEmpty()) {
				limited.add(method.getKey() + " " + path.getKey().replace(AUTH, ""));
			}
		}));
		assertThat(limited).containsExactlyInAnyOrder("get /captcha", "post /captcha/refresh", "post /check-email",
				"post /introspect", "post /login", "post /refresh", "post /register", "post /reset-password",
				"post /revoke", "post /send-code", "post /verify-code");
	}

}
