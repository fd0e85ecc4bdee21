package dev.moongate.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where one request ends and the next begins, told by whoever wants two servers to
 * disagree about it (RFC 9112 section 11.2), and targets that want to be read otherwise
 * than the mappings read them.
 */
@IntegrationTest
class RequestFramingIntegrationTests {

	private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

	private static final String SMUGGLED = "GET /health" + HOST + "X-Request-Id: smuggled\r\n\r\n";

	private static final String POST = "POST /api/v1/auth/check-email" + HOST + "Content-Type: application/json\r\n";

	@LocalServerPort
	private int port;

	/** None of them may be read as two requests. */
	static Map<String, String> smugglings() {
		String chunked = "Transfer-Encoding: chunked\r\n";
		String empty = "0\r\n\r\n";
		return Map.ofEntries(
				Map.entry("length and chunks", POST + "Content-Length: 5\r\n" + chunked + "\r\n" + empty + SMUGGLED),
				Map.entry("chunks and length", POST + chunked + "Content-Length: 5\r\n\r\n" + empty + SMUGGLED),
				Map.entry("space before the colon",
						POST + "Content-Length: 2\r\nTransfer-Encoding : chunked\r\n\r\n" + empty + SMUGGLED),
				Map.entry("folded line",
						POST + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n" + empty + SMUGGLED),
				Map.entry("chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n" + empty + SMUGGLED),
				Map.entry("chunked not last", POST + "Transfer-Encoding: chunked, identity\r\n\r\n" + empty + SMUGGLED),
				Map.entry("unknown encoding", POST + "Transfer-Encoding: xchunked\r\n\r\n" + empty + SMUGGLED),
				Map.entry("vertical tab", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n" + empty + SMUGGLED),
				Map.entry("two lengths", POST + "Content-Length: 0\r\nContent-Length: 2\r\n\r\n" + SMUGGLED),
				Map.entry("list of lengths", POST + "Content-Length: 0, 2\r\n\r\n" + SMUGGLED),
				Map.entry("signed length", POST + "Content-Length: +0\r\n\r\n" + SMUGGLED),
				Map.entry("negative length", POST + "Content-Length: -1\r\n\r\n" + SMUGGLED),
				Map.entry("hexadecimal length", POST + "Content-Length: 0x0\r\n\r\n" + SMUGGLED),
				Map.entry("endless length", POST + "Content-Length: 18446744073709551616\r\n\r\n" + SMUGGLED),
				Map.entry("negative chunk", POST + chunked + "\r\n-1\r\n\r\n" + SMUGGLED),
				Map.entry("endless chunk", POST + chunked + "\r\nfffffffffffffffff\r\n" + SMUGGLED),
				Map.entry("chunk without an end", POST + chunked + "\r\n1\r\nxyz0\r\n\r\n" + SMUGGLED),
				Map.entry("null in a header", POST + "X: a\0b\r\nContent-Length: 2\r\n\r\n" + SMUGGLED),
				Map.entry("two hundred headers", POST + "X: a\r\n".repeat(200) + "\r\n" + SMUGGLED),
				Map.entry("64 KiB of header", POST + "X: " + "a".repeat(65_536) + "\r\n\r\n" + SMUGGLED));
	}

	static Set<String> tricks() {
		return smugglings().keySet();
	}

	@ParameterizedTest
	@MethodSource("tricks")
	void nothingIsSmuggledBehindARequest(String trick) throws IOException {
		List<ApiResponse> answers = exchange(smugglings().getOrDefault(trick, ""));
		assertThat(answers).singleElement().satisfies((answer) -> {
			assertThat(answer.status()).as(answer.text()).isBetween(400, 501);
			assertThat(answer).hasReason(answer.reason()).hasHeader("Connection", "close").hasNoHeader("Server");
		});
	}

	@Test
	void requestsInARowAreAnsweredInOrder() throws IOException {
		List<ApiResponse> answers = exchange(id("1", "GET /health") + id("2", "GET /nothing") + id("3", "GET /"));
		assertThat(answers).extracting((answer) -> answer.header("X-Request-Id").orElse(""))
			.containsExactly("1", "2", "3");
		assertThat(answers).extracting(ApiResponse::status).containsExactly(200, 404, 200);
	}

	@Test
	void clientThatWaitsForLeaveGetsIt() throws IOException {
		String body = "{\"email\": \"ann@example.com\"}";
		byte[] answer = RawConnection.exchangeAll(port,
				(POST + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
					.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 100");
		assertThat(RawAnswers.read(answer, "POST")).singleElement().satisfies((last) -> assertThat(last).isOk());
	}

	@Test
	void clientThatWaitsForLeaveToSendTooMuchIsRefusedUnheard() throws IOException {
		String answer = RawConnection.exchange(port, POST + "Expect: 100-continue\r\nContent-Length: 20000\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 413")
			.contains("PAYLOAD_TOO_LARGE", "Connection: close")
			.doesNotContain("HTTP/1.1 100");
	}

	@ParameterizedTest
	@CsvSource({ "PATCH /api/v1/auth/me, '', 401", "POST /api/v1/auth/login, Origin: https://evil.example, 403" })
	void clientThatWaitsForLeaveInVainIsRefusedUnheard(String request, String header, int status) throws IOException {
		String lines = header.isEmpty() ? "" : header + "\r\n";
		String answer = RawConnection.exchange(port, request + HOST + lines
				+ "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 20\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("HTTP/1.1 100");
	}

	@Test
	void oldProtocolIsAnsweredAndTheConnectionClosed() throws IOException {
		assertThat(RawConnection.exchange(port, "GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n"))
			.startsWith("HTTP/1.1 200")
			.contains("healthy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET \t HTTP/1.1", "GET", "GET  HTTP/1.1" })
	void requestOfNoTargetIsRefused(String line) throws IOException {
		assertThat(RawConnection.exchange(port, line + "\r\nHost: localhost\r\n\r\n")).contains("\"code\":400")
			.doesNotContain("<", "healthy");
	}

	@Test
	void questionForTheWholeServerTellsNothingOfIt() throws IOException {
		assertThat(exchange("OPTIONS *" + HOST + "\r\n")).singleElement().satisfies((answer) -> {
			assertThat(answer).hasStatus(200)
				.hasNoHeader("Server")
				.hasNoHeader("Allow")
				.hasHeader("Cache-Control", "no-store")
				.hasHeader("X-Content-Type-Options", "nosniff")
				.hasHeaderMatching("X-Request-Id", "[0-9a-f-]{36}")
				.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}");
			assertThat(answer.text()).isEmpty();
		});
	}

	@Test
	void bodyShorterThanAnnouncedIsRefused() throws IOException {
		List<ApiResponse> answers = exchange(POST + "Content-Length: 100\r\n\r\n{\"email\": \"ann@example.com\"}");
		assertThat(answers).singleElement().satisfies((answer) -> assertThat(answer).hasReason("MALFORMED_JSON"));
	}

	@Test
	void targetOfAnotherHostIsRefused() throws IOException {
		assertThat(exchange("GET http://evil.example/health" + HOST + "\r\n")).singleElement()
			.satisfies((answer) -> assertThat(answer).hasStatus(400).hasReason("INVALID_FIELDS"));
		assertThat(exchange("GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\n\r\n")).singleElement()
			.satisfies((answer) -> assertThat(answer).hasReason("HOST_DENIED"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "//api/v1/auth/me", "/api/v1/auth//me", "/api/v1/auth/me;jsessionid=1",
			"/api/v1/auth;a=b/me", "/api/v1/auth/..;/auth/me", "/api/v1/x/../auth/me", "/api/v1/auth/%2e%2e/auth/me",
			"/api/v1/auth/./me", "/api/v1/auth/me/", "/api/v1/auth/me.json", "/API/v1/auth/me", "/api/v1/auth/me%20",
			"/api/v1/auth%2fme", "/api/v1/auth%5cme", "/api/v1/auth/me%00", "/api/v1/auth/me%0a", "/api/v1/auth/me%3b",
			"/health/%2e%2e/actuator/health", "/swagger-ui/..;/actuator/env", "/swagger-ui/%2e%2e%2fapplication.yml",
			"/redoc/..%5c..%5capplication.yml", "/redoc/%252e%252e/application.yml" })
	void crookedTargetLeadsNowhere(String target) throws IOException {
		assertThat(exchange("GET " + target + HOST + "\r\n")).singleElement().satisfies((answer) -> {
			assertThat(answer.status()).as(answer.text()).isIn(400, 401, 404);
			assertThat(answer).hasReason(answer.reason());
		});
	}

	private static String id(String id, String start) {
		return start + HOST + "X-Request-Id: " + id + "\r\n\r\n";
	}

	private List<ApiResponse> exchange(String request) throws IOException {
		return RawAnswers.read(RawConnection.exchangeAll(port, request.getBytes(StandardCharsets.ISO_8859_1)), "GET");
	}

}
