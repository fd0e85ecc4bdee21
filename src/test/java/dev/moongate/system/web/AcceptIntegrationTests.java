package dev.moongate.system.web;

import java.net.http.HttpRequest;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which forms of an answer there are, and that whoever takes none of them has nothing
 * done.
 */
@IntegrationTest
class AcceptIntegrationTests {

	private static final String JWKS = "/.well-known/jwks.json";

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void open() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/yaml", "application/jwk-set+json", "application/json;q=0",
			"a/b/c", "application/json;q=0, */*", "*/*, application/json;q=0", "application/*;q=0, */*" })
	void nothingIsDoneForWhoeverTakesNoJson(String accept) {
		String token = ANN.login(api).data("/tokens/access_token");
		TestApi ann = api.withHeader("Accept", accept).withBearer(token);
		assertThat(ann.delete(AUTH + "/me", Map.of("password", ANN.password()))).hasReason("NOT_ACCEPTABLE");
		assertThat(ann.post(AUTH + "/logout", Map.of())).hasReason("NOT_ACCEPTABLE");
		assertThat(api.withBearer(token).get(AUTH + "/me")).isOk();
	}

	@Test
	void loginOfABrowserThatTakesNoJsonLeavesNoCookie() {
		TestApi page = api.withHeader("Accept", "text/html").withHeader("X-Token-Transport", "cookie");
		assertThat(page.post(AUTH + "/login", Map.of("email", ANN.email(), "password", ANN.password())))
			.hasReason("NOT_ACCEPTABLE")
			.hasNoHeader("Set-Cookie");
		assertThat(jdbc.queryForObject("select count(*) from sessions", Integer.class)).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/*", "*/*", "text/html, */*;q=0.1", "application/json, */*;q=0",
					"application/json;q=0.1, application/*;q=0", "application/problem+json;q=0, */*",
					"text/html;q=0, */*", "application/json;charset=utf-8", "application/json;charset=UTF-16LE",
					"application/json; version=1", "application/problem+json;charset=UTF-16LE" })
	void answerIsJsonInUtf8(String accept) {
		assertThat(api.withHeader("Accept", accept).withHeader("Accept-Language", "zh-CN").get(AUTH + "/captcha"))
			.isOk()
			.hasHeader("Content-Type", "application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json;charset=ISO-8859-1", "application/json", "*/*" })
	void keySetIsJson(String accept) {
		assertThat(api.withHeader("Accept", accept).get(JWKS)).hasStatus(200)
			.hasHeader("Content-Type", "application/json");
	}

	@Test
	void keySetIsCalledOneForWhoeverRefusesJson() {
		assertThat(api.withHeader("Accept", "application/json;q=0, */*").get(JWKS)).hasStatus(200)
			.hasHeader("Content-Type", "application/jwk-set+json");
	}

	@Test
	void keySetIsCalledOneForWhoeverAsksForOne() {
		assertThat(api.withHeader("Accept", "application/jwk-set+json").get(JWKS)).hasStatus(200)
			.hasHeader("Content-Type", "application/jwk-set+json");
	}

	@Test
	void failureIsInTheFormAskedForOnWhicheverLine() {
		TestApi two = api.withHeader("Accept", "application/json").withHeader("Accept", "Application/Problem+JSON");
		assertThat(two.get("/nothing")).hasReason("PATH_NOT_FOUND")
			.hasHeader("Content-Type", "application/problem+json");
	}

	@Test
	void proxyIsAnsweredWhateverItTakes() {
		String token = ANN.login(api).data("/tokens/access_token");
		assertThat(api.withHeader("Accept", "image/png")
			.withBearer(token)
			.send("GET", AUTH + "/forward-auth", HttpRequest.BodyPublishers.noBody())).hasStatus(200);
	}

}
