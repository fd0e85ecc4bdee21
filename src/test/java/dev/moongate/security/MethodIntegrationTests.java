package dev.moongate.security;

import java.net.http.HttpRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A method that does not exist at a path is told as such, with those that do: no token
 * would help.
 */
@IntegrationTest
class MethodIntegrationTests {

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@ParameterizedTest
	@CsvSource({ "GET, /api/v1/auth/login, POST", "PUT, /api/v1/auth/login, POST",
			"DELETE, /api/v1/auth/register, POST", "POST, /api/v1/auth/captcha, GET", "PUT, /api/v1/auth/me, GET",
			"POST, /api/v1/auth/profile, GET", "GET, /api/v1/auth/logout, POST", "PATCH, /health, GET", "POST, /, GET",
			"BREW, /api/v1/auth/me, GET", "get, /health, GET", "POST, /docs, GET", "BREW, /redoc, GET" })
	void otherMethodsAreNotAllowed(String method, String path, String allowed) {
		ApiResponse answer = api.send(method, path, HttpRequest.BodyPublishers.noBody());
		assertThat(answer).hasReason("METHOD_NOT_ALLOWED");
		assertThat(answer.header("Allow").orElse("").split(", ?")).contains(allowed).doesNotContain(method);
	}

	@Test
	void headIsAllowedWhereGetIs() {
		assertThat(api.send("PUT", "/api/v1/auth/captcha", HttpRequest.BodyPublishers.noBody())).hasHeader("Allow",
				"GET, HEAD");
	}

	@Test
	void optionsOfAPathAreItsMethodsAndWhatAPatchTakes() {
		TestAccount account = TestAccount.of("ann_lee");
		account.insert(jdbc, TestPasswords.sha256(account.password()));
		TestApi ann = account.signIn(api);
		assertThat(options(api, "/api/v1/auth/login")).hasStatus(200)
			.hasHeader("Allow", "POST,OPTIONS")
			.hasNoHeader("Accept-Patch");
		assertThat(options(api, "/health")).hasHeader("Allow", "GET,HEAD,OPTIONS").hasNoHeader("Accept-Patch");
		assertThat(options(ann, "/api/v1/auth/me")).hasStatus(200)
			.hasHeaderMatching("Allow", ".*PATCH.*")
			.hasHeader("Accept-Patch", "application/json");
	}

	private static ApiResponse options(TestApi caller, String path) {
		return caller.send("OPTIONS", path, HttpRequest.BodyPublishers.noBody());
	}

}
