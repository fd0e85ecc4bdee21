package dev.moongate.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files go out whole and unconditionally: no answer may be stored.
 */
@IntegrationTest
class WholeFilesIntegrationTests {

	private static final String LONG_AGO = "Thu, 01 Jan 2015 00:00:00 GMT";

	private static final String LATER = "Thu, 01 Jan 2099 00:00:00 GMT";

	@Autowired
	private TestApi api;

	@ParameterizedTest
	@ValueSource(strings = { "/moongate.js", "/page/styles.css", "/swagger-ui/index.html", "/redoc/index.html",
			"/openapi.json", "/.well-known/jwks.json" })
	void partsAndConditionsAreNoMistakesAndNoUse(String path) {
		ApiResponse whole = api.get(path);
		assertThat(whole).hasStatus(200);
		assertWhole(path, whole, "Range", "bytes=0-1");
		assertWhole(path, whole, "Range", "items=0-1");
		assertWhole(path, whole, "range", "bytes=999999999-");
		assertWhole(path, whole, "If-Unmodified-Since", LONG_AGO);
		assertWhole(path, whole, "If-Modified-Since", LATER);
		assertWhole(path, whole, "If-Match", "\"a\"");
		assertWhole(path, whole, "If-None-Match", "*");
	}

	private void assertWhole(String path, ApiResponse whole, String name, String value) {
		ApiResponse answer = api.withHeader(name, value).get(path);
		assertThat(answer).as("%s: %s", name, value)
			.hasStatus(200)
			.hasNoHeader("Content-Range")
			.hasNoHeader("Last-Modified");
		assertThat(answer.text()).isEqualTo(whole.text());
	}

}
