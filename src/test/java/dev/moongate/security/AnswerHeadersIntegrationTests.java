package dev.moongate.security;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The headers that every answer carries, and the one a caller may choose.
 */
@IntegrationTest
class AnswerHeadersIntegrationTests {

	private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

	@Autowired
	private TestApi api;

	@LocalServerPort
	private int port;

	static List<String> paths() {
		return List.of("/", "/health", "/docs", "/swagger-ui/index.html", "/redoc", "/redoc/redoc.standalone.js",
				"/openapi.json", AUTH + "/captcha", AUTH + "/me", AUTH + "/login", "/nothing");
	}

	@ParameterizedTest
	@MethodSource("paths")
	void everyAnswerHasTheHeadersOfTheContract(String path) {
		ApiResponse answer = api.get(path);
		assertThat(answer).hasHeader("Cache-Control", "no-store")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeaderMatching("X-Request-Id", UUID_V7)
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}")
			.hasHeaderMatching("Content-Security-Policy",
					"default-src 'none';.*frame-ancestors 'none'; base-uri 'none'.*")
			.hasHeader("Referrer-Policy", "no-referrer")
			.hasHeader("Cross-Origin-Resource-Policy", "same-site")
			.hasNoHeader("Server")
			.hasNoHeader("X-Powered-By")
			.hasNoHeader("Set-Cookie");
		assertThat(api.send("HEAD", path, HttpRequest.BodyPublishers.noBody()))
			.hasHeaderMatching("X-Request-Id", UUID_V7)
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs?a=%zz", "/docs?%", "/swagger-ui/index.html?a=%ff%", "/health?a=%zz",
			AUTH + "/captcha?a=%zz", AUTH + "/me?a=%zz", "/nothing?a=%zz" })
	void queryThatCannotBeDecodedIsNobodysFaultButTheCallers(String target) throws IOException {
		String answer = RawConnection.exchange(port,
				"GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).matches("(?s)HTTP/1\\.1 (200|302|400|401|404) .*");
	}

	@Test
	void publicKeysAloneMayBeKeptForFiveMinutes() {
		assertThat(api.get("/.well-known/jwks.json")).hasStatus(200)
			.hasHeaderMatching("Cache-Control", ".*max-age=300.*")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}");
	}

	@ParameterizedTest
	@MethodSource("limitedRequests")
	void limitedEndpointTellsItsLimitWhateverTheAnswer(String path) {
		ApiResponse answer = api.post(AUTH + path, Map.of());
		assertThat(answer).hasHeaderMatching("RateLimit-Policy", "\"[a-z-]+.*\";q=\\d+;w=\\d+.*")
			.hasHeaderMatching("RateLimit", "\"[a-z-]+.*\";r=\\d+;t=\\d+.*");
	}

	static List<String> limitedRequests() {
		return List.of("/captcha/refresh", "/check-email", "/send-code", "/verify-code", "/register", "/login",
				"/refresh", "/reset-password");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123" })
	void acceptableRequestIdIsKept(String id) {
		TestApi caller = api.withHeader("X-Request-Id", id);
		assertThat(caller.get("/health")).hasHeader("X-Request-Id", id);
		assertThat(caller.get("/nothing")).hasHeader("X-Request-Id", id).hasValue("/request_id", id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a/b", "<script>", "a;b",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void unacceptableRequestIdIsReplaced(String id) {
		ApiResponse answer = api.withHeader("X-Request-Id", id).get("/nothing");
		assertThat(answer).hasHeaderMatching("X-Request-Id", UUID_V7);
		assertThat(answer).hasValue("/request_id", answer.header("X-Request-Id").orElse(""));
	}

	@Test
	void everyRequestHasAnIdOfItsOwn() {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			ids.add(api.get("/health").header("X-Request-Id").orElse(""));
		}
		assertThat(ids).hasSize(20);
	}

}
