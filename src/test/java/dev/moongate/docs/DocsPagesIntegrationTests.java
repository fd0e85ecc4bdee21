package dev.moongate.docs;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that show the document come from here, with everything they load.
 */
@IntegrationTest
class DocsPagesIntegrationTests {

	private static final Pattern LOADED = Pattern.compile("(?:src|href|spec-url)=\"([^\"]*)\"");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "/docs", "/redoc" })
	void pageLoadsFromHereAlone(String path) {
		String address = path;
		ApiResponse page = api.withHeader("Accept", "text/html").get(address);
		if (page.status() == 302) {
			address = page.header("Location").orElse("");
			assertThat(address).doesNotContain("//");
			page = api.withHeader("Accept", "text/html").get(address);
		}
		assertThat(page).hasStatus(200)
			.hasHeaderMatching("Content-Type", "text/html.*")
			.hasHeader("Cross-Origin-Opener-Policy", "same-origin");
		assertThat(page.header("Content-Security-Policy").orElse(""))
			.contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
			.doesNotContain("http", "*");
		List<String> loaded = LOADED.matcher(page.text()).results().map((match) -> match.group(1)).toList();
		assertThat(loaded).hasSizeGreaterThan(1);
		for (String target : loaded) {
			if (!target.startsWith("data:")) {
				assertThat(target).doesNotContain("//");
				ApiResponse asset = api.get(URI.create(address).resolve(target).toString());
				assertThat(asset).as(target).hasStatus(200).hasHeader("X-Content-Type-Options", "nosniff");
				assertThat(asset.text()).isNotEmpty();
			}
		}
	}

	@Test
	void swaggerUiReadsOurDocumentAndHasItCheckedByNobody() {
		ApiResponse initializer = api.get("/swagger-ui/swagger-initializer.js");
		assertThat(initializer).hasStatus(200).hasHeaderMatching("Content-Type", "text/javascript.*");
		assertThat(initializer.text()).contains("'../openapi.json'", "validatorUrl: null").doesNotContain("//");
	}

	@Test
	void filesOfLibrariesHaveNoAddressOfTheirOwn() throws IOException {
		TestAccount ann = TestAccount.of("ann_lee");
		ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		TestApi signedIn = api.withBearer(ann.login(api).data("/tokens/access_token"));
		Resource[] files = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/resources/webjars/*/*/*.*");
		List<String> paths = Arrays.stream(files)
			.map(file -> file.toString().replaceFirst(".*META-INF/resources(.*)]", "$1"))
			.toList();
		assertThat(paths).anyMatch(path -> path.matches("/webjars/swagger-ui/.*/index\\.html"))
			.anyMatch(path -> path.matches("/webjars/redoc/.*/redoc\\.standalone\\.js"));
		for (String path : paths) {
			assertThat(signedIn.get(path)).as(path).hasReason("PATH_NOT_FOUND");
			assertThat(signedIn.get(path.replaceFirst("/[0-9.]+/", "/"))).as(path).hasReason("PATH_NOT_FOUND");
		}
	}

	@Test
	void documentIsJsonAndNamesNoOtherServer() {
		ApiResponse document = api.get("/openapi.json");
		assertThat(document).hasStatus(200).hasHeaderMatching("Content-Type", "application/json.*");
		assertThat(document.json().path("openapi").asString()).startsWith("3.");
		assertThat(document.json().at("/servers/0/url").asString()).isEqualTo("/");
	}

}
