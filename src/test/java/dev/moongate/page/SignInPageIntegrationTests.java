package dev.moongate.page;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is served at {@code /}, and to whom.
 */
@IntegrationTest
class SignInPageIntegrationTests {

	private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/(?:page/|moongate)[^\"]*)\"");

	private static final Pattern IMPORTED = Pattern.compile("from '(/moongate\\.js|\\./[\\w.-]+)'");

	@Autowired
	private TestApi api;

	@ParameterizedTest
	@ValueSource(strings = { "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html" })
	void browserGetsThePage(String accept) {
		ApiResponse page = api.withHeader("Accept", accept).get("/");
		assertThat(page).hasStatus(200)
			.hasHeader("Content-Type", "text/html;charset=UTF-8")
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("Cross-Origin-Opener-Policy", "same-origin");
		assertThat(page.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "trusted-types 'none'")
			.doesNotContain("unsafe", "http", "*");
		assertThat(page.headers().allValues("Vary")).anyMatch((vary) -> vary.contains("Accept"));
		assertThat(page.text()).contains("<title>Moongate</title>", "href=\"/docs\"").doesNotContain("{{", "style=");
	}

	@Test
	void headTellsOfThePageWhatGetDoes() {
		ApiResponse head = api.withHeader("Accept", "text/html").send("HEAD", "/", HttpRequest.BodyPublishers.noBody());
		assertThat(head).hasStatus(200).hasHeader("Content-Type", "text/html;charset=UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/json, text/plain, */*",
			"application/json, text/html;q=0" })
	void programGetsJson(String accept) {
		assertThat(api.withHeader("Accept", accept).get("/")).hasStatus(200).hasValue("/name", "Moongate");
		assertThat(api.get("/")).hasStatus(200).hasValue("/docs", "/docs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html;q=2", "text/html, /", "html" })
	void unreadableWishIsRefusedInJson(String accept) {
		assertThat(api.withHeader("Accept", accept).get("/")).hasStatus(406).hasReason("NOT_ACCEPTABLE");
	}

	@Test
	void everythingThePageLoadsIsHere() {
		String page = api.withHeader("Accept", "text/html").get("/").text();
		List<String> files = LOADED.matcher(page).results().map((match) -> match.group(1)).toList();
		assertThat(files).contains("/page/main.js", "/page/styles.css", "/moongate.js", "/page/gate.svg");
		for (String file : files) {
			ApiResponse answer = api.get(file);
			assertThat(answer).as(file).hasStatus(200).hasHeader("X-Content-Type-Options", "nosniff");
			if (file.endsWith(".js")) {
				assertThat(answer).hasHeaderMatching("Content-Type", "text/javascript.*");
			}
			assertThat(answer.text()
				.replace("http://www.w3.org/2000/svg", "")
				.replaceAll("'https://\\w+\\.example\\.com", "")).as(file).doesNotContain("http://", "https://");
		}
		for (String module : imports(api.get("/page/main.js").text())) {
			assertThat(api.get(module)).as(module).hasStatus(200);
		}
	}

	@Test
	void pageItselfHasNoOtherAddress() {
		assertThat(api.get("/page/index.html")).hasReason("PATH_NOT_FOUND");
		assertThat(api.get("/page/page.html")).hasReason("PATH_NOT_FOUND");
	}

	private static List<String> imports(String script) {
		return IMPORTED.matcher(script)
			.results()
			.map((MatchResult match) -> match.group(1).replace("./", "/page/"))
			.toList();
	}

}
