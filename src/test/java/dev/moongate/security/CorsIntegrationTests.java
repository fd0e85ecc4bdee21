package dev.moongate.security;

import java.net.http.HttpRequest;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;
import dev.moongate.system.SystemProperties;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose pages may call.
 */
@IntegrationTest
class CorsIntegrationTests {

	private static final String FRONTEND = "http://localhost:5173";

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	@Autowired
	private TestApi api;

	@Autowired
	private SystemProperties properties;

	@Test
	void requestWithoutOriginIsNobodysBusiness() {
		assertThat(api.get("/health")).hasStatus(200).hasNoHeader(ALLOW_ORIGIN);
	}

	@Test
	void allowedOriginMayReadAnswersAndFailures() {
		TestApi page = api.withHeader("Origin", FRONTEND);
		assertThat(page.get("/health")).hasStatus(200)
			.hasHeader(ALLOW_ORIGIN, FRONTEND)
			.hasHeader("Access-Control-Allow-Credentials", "true")
			.hasHeaderMatching("Access-Control-Expose-Headers", ".*X-Request-Id.*Retry-After.*");
		assertThat(page.get(AUTH + "/me")).hasReason("TOKEN_MISSING").hasHeader(ALLOW_ORIGIN, FRONTEND);
		assertThat(page.post(AUTH + "/login", Map.of())).hasReason("INVALID_FIELDS").hasHeader(ALLOW_ORIGIN, FRONTEND);
	}

	@Test
	void ownPagesMayCall() {
		String own = properties.publicOrigin();
		assertThat(api.withHeader("Origin", own).get("/health")).hasStatus(200).hasHeader(ALLOW_ORIGIN, own);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "https://localhost:5173", "http://localhost:5174",
			"http://localhost:5173.evil.example", "null", "nonsense" })
	void otherOriginIsDenied(String origin) {
		assertThat(api.withHeader("Origin", origin).get("/health")).hasReason("ORIGIN_DENIED")
			.hasNoHeader(ALLOW_ORIGIN);
	}

	@Test
	void methodThatThereIsNotIsToldToAPageAsToEveryone() {
		TestApi page = api.withHeader("Origin", FRONTEND);
		assertThat(page.send("PUT", AUTH + "/login", HttpRequest.BodyPublishers.noBody()))
			.hasReason("METHOD_NOT_ALLOWED")
			.hasHeader("Allow", "POST")
			.hasHeader(ALLOW_ORIGIN, FRONTEND);
		assertThat(page.send("OPTIONS", AUTH + "/login", HttpRequest.BodyPublishers.noBody())).hasStatus(200);
	}

	@Test
	void preflightOfAnAllowedOriginIsAnsweredWithoutAToken() {
		ApiResponse answer = preflight(FRONTEND, "PATCH", "authorization,content-type");
		assertThat(answer).hasStatus(200)
			.hasHeader(ALLOW_ORIGIN, FRONTEND)
			.hasHeaderMatching("Access-Control-Allow-Methods", ".*PATCH.*")
			.hasHeaderMatching("Access-Control-Allow-Headers", "(?i).*authorization.*content-type.*")
			.hasHeaderMatching("Access-Control-Max-Age", "\\d+")
			.hasHeader("Cache-Control", "no-store");
		assertThat(answer.text()).isEmpty();
	}

	@Test
	void preflightForWhatIsNotAllowedIsDenied() {
		assertThat(preflight("https://evil.example", "POST", "content-type")).hasReason("ORIGIN_DENIED")
			.hasNoHeader(ALLOW_ORIGIN);
		assertThat(preflight(FRONTEND, "PUT", "content-type")).hasReason("ORIGIN_DENIED").hasNoHeader(ALLOW_ORIGIN);
		assertThat(preflight(FRONTEND, "POST", "x-other")).hasReason("ORIGIN_DENIED").hasNoHeader(ALLOW_ORIGIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "*/*;charset=utf-8" })
	void mediaRangeIsNoMediaTypeAndPagesMayReadSo(String range) {
		TestApi caller = api.withHeader("Content-Type", range);
		TestApi page = caller.withHeader("Origin", FRONTEND);
		assertThat(page.send("POST", AUTH + "/login", "{}")).hasReason("UNSUPPORTED_MEDIA_TYPE")
			.hasHeader(ALLOW_ORIGIN, FRONTEND)
			.hasHeaderMatching("RateLimit", ".+")
			.hasHeaderMatching("RateLimit-Policy", ".+");
		assertThat(page.get(AUTH + "/captcha")).isOk().hasHeader(ALLOW_ORIGIN, FRONTEND);
		assertThat(caller.withHeader("Origin", "http://[").send("POST", AUTH + "/login", "{}"))
			.hasReason("ORIGIN_DENIED");
	}

	private ApiResponse preflight(String origin, String method, String headers) {
		return api.withHeader("Origin", origin)
			.withHeader("Access-Control-Request-Method", method)
			.withHeader("Access-Control-Request-Headers", headers)
			.send("OPTIONS", AUTH + "/me", HttpRequest.BodyPublishers.noBody());
	}

}
