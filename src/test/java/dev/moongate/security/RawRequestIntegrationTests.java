package dev.moongate.security;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the container refuses by itself is answered like everything else.
 */
@IntegrationTest
class RawRequestIntegrationTests {

	private static final String END = "\r\nConnection: close\r\n\r\n";

	private static final String HOST = "\r\nHost: localhost";

	@LocalServerPort
	private int port;

	static Map<String, String> refusedRequests() {
		return Map.ofEntries(Map.entry("no request line", "nonsense\r\n\r\n"),
				Map.entry("unknown version", "GET / HTTP/9.9" + HOST + END),
				Map.entry("bad method", "G@T / HTTP/1.1" + HOST + END),
				Map.entry("missing Host", "GET / HTTP/1.1" + END),
				Map.entry("two Hosts", "GET / HTTP/1.1" + HOST + HOST + END),
				Map.entry("bad Host", "GET / HTTP/1.1\r\nHost: a b" + END),
				Map.entry("bad character in the path", "GET /a\"b HTTP/1.1" + HOST + END),
				Map.entry("encoded slash", "GET /api/v1/auth/..%2fme HTTP/1.1" + HOST + END),
				Map.entry("encoded zero", "GET /a%00b HTTP/1.1" + HOST + END),
				Map.entry("bad percent", "GET /a%zz HTTP/1.1" + HOST + END),
				Map.entry("huge header", "GET / HTTP/1.1" + HOST + "\r\nX-Large: " + "a".repeat(20_000) + END),
				Map.entry("huge path", "GET /" + "a".repeat(20_000) + " HTTP/1.1" + HOST + END),
				Map.entry("bad length", "POST /api/v1/auth/login HTTP/1.1" + HOST + "\r\nContent-Length: x" + END),
				Map.entry("two lengths",
						"POST /api/v1/auth/login HTTP/1.1" + HOST + "\r\nContent-Length: 1\r\nContent-Length: 2" + END),
				Map.entry("unknown encoding",
						"POST /api/v1/auth/login HTTP/1.1" + HOST + "\r\nTransfer-Encoding: brown" + END),
				Map.entry("bad chunk", "POST /api/v1/auth/login HTTP/1.1" + HOST
						+ "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked" + END + "xyz\r\n{}\r\n"));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void refusedRequestIsAnsweredInOurForm(String name) throws IOException {
		String answer = RawConnection.exchange(port, refusedRequests().getOrDefault(name, ""));
		assertThat(answer).as(name).matches("(?s)HTTP/1\\.1 (4\\d\\d|501|505) .*");
		assertInOurForm(answer);
	}

	@ParameterizedTest
	@CsvSource({ "no request line, INVALID_FIELDS", "bad Host, INVALID_FIELDS", "huge header, INVALID_FIELDS",
			"bad percent, INVALID_FIELDS", "unknown encoding, INVALID_FIELDS", "bad chunk, MALFORMED_JSON" })
	void whatCannotBeReadIsNotCalledAField(String name, String reason) throws IOException {
		String answer = RawConnection.exchange(port, refusedRequests().getOrDefault(name, ""));
		assertThat(answer).contains("\"reason\":\"" + reason + "\"").doesNotContain("fields are not valid");
	}

	static Set<String> requests() {
		return refusedRequests().keySet();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/health|GET, HEAD", "/|GET, HEAD", "/moongate.js|GET, HEAD",
			"/docs|GET, HEAD", "/api/v1/auth/me|DELETE, GET, HEAD, PATCH", "/api/v1/auth/login|POST" })
	void traceIsNotAllowedAndWhatIsIsToldAsEver(String path, String allowed) throws IOException {
		String answer = trace(path, "");
		assertThat(answer).startsWith("HTTP/1.1 405").contains("METHOD_NOT_ALLOWED");
		assertThat(header(answer, "Allow").split(", ?")).containsExactlyInAnyOrder(allowed.split(", "));
	}

	@Test
	void traceOfNothingFindsNothing() throws IOException {
		assertThat(trace("/nothing", "")).startsWith("HTTP/1.1 404").contains("PATH_NOT_FOUND");
		assertThat(trace("/api/v1/auth/forward-auth", "")).startsWith("HTTP/1.1 401").contains("TOKEN_MISSING");
		assertThat(trace("/health", "Origin: http://localhost:5173\r\n")).startsWith("HTTP/1.1 405");
	}

	/** What it sent never comes back. */
	private String trace(String path, String header) throws IOException {
		String answer = RawConnection.exchange(port,
				"TRACE " + path + " HTTP/1.1" + HOST + "\r\nX-Secret: 1\r\n" + header + END.substring(2));
		assertThat(answer).doesNotContain("X-Secret");
		assertInOurForm(answer);
		return answer;
	}

	@Test
	void headHasTheHeadersOfGetAndNoBody() throws IOException {
		String answer = RawConnection.exchange(port, "HEAD /health HTTP/1.1" + HOST + END);
		assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n").doesNotContain("healthy");
		assertThat(header(answer, "X-Request-Id")).isNotBlank();
		assertThat(header(answer, "X-Process-Time")).matches("\\d+\\.\\d{3}");
	}

	@Test
	void refusedRequestKeepsAnAcceptableRequestId() throws IOException {
		String answer = RawConnection.exchange(port,
				"GET /a%00b HTTP/1.1" + HOST + "\r\nX-Request-Id: our-own.id_1" + END);
		assertThat(header(answer, "X-Request-Id")).isEqualTo("our-own.id_1");
		assertThat(answer).contains("\"request_id\":\"our-own.id_1\"");
	}

	/**
	 * Bytes past ASCII are opaque (RFC 9110 section 5.5), whoever reads them, and however
	 * the request ends.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "User-Agent", "Accept-Language", "X-Request-Id", "Authorization", "X-Other",
			"X-Forwarded-For", "Cookie" })
	void headerOfAnyBytesIsNoMistake(String name) throws IOException {
		String strange = "\r\n" + name + ": \u00e5\u0085\u0090\u00ff";
		assertThat(RawConnection.exchange(port, "GET /health HTTP/1.1" + HOST + strange + END))
			.startsWith("HTTP/1.1 200");
		String answer = RawConnection.exchange(port, "GET /api/v1/auth/me HTTP/1.1" + HOST + strange + END);
		assertThat(answer).startsWith("HTTP/1.1 401");
		assertInOurForm(answer);
		answer = RawConnection.exchange(port, "POST /api/v1/auth/register HTTP/1.1" + HOST + strange
				+ "\r\nContent-Type: application/json\r\nContent-Length: 2" + END + "{}");
		assertThat(answer).startsWith("HTTP/1.1 400").contains("INVALID_FIELDS");
		assertInOurForm(answer);
	}

	private static void assertInOurForm(String answer) {
		assertThat(header(answer, "Content-Type")).startsWith("application/json");
		assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
		assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(answer, "X-Process-Time")).matches("\\d+\\.\\d{3}");
		assertThat(header(answer, "Server")).isEmpty();
		assertThat(answer).contains("\"code\":", "\"reason\":",
				"\"request_id\":\"" + header(answer, "X-Request-Id") + "\"");
		assertThat(answer).doesNotContainIgnoringCase("<html", "tomcat", "apache", "exception", "java");
	}

	private static String header(String answer, String name) {
		String head = answer.split("\r\n\r\n", 2)[0];
		Matcher matcher = Pattern.compile("(?im)^" + name + ":[ \t]*(.*?)\r?$").matcher(head);
		return matcher.find() ? matcher.group(1) : "";
	}

}
