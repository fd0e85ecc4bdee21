package dev.moongate.security;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.moongate.support.ApiResponse;

/**
 * The reading of bytes as answers (RFC 9112), one after the other.
 */
final class RawAnswers {

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final String bytes;

	private final boolean withBodies;

	private int position;

	private RawAnswers(byte[] bytes, boolean withBodies) {
		this.bytes = new String(bytes, StandardCharsets.ISO_8859_1);
		this.withBodies = withBodies;
	}

	/**
	 * Reads what a server has sent on one connection; answers that announce others (1xx)
	 * are left out. A body without a head answers a request without a version, which asks
	 * for HTTP/0.9: it is none of the answers meant here.
	 * @param method the method of the requests: answers to HEAD have no body
	 * @throws AssertionError if it is not a row of complete answers
	 */
	static List<ApiResponse> read(byte[] bytes, String method) {
		RawAnswers reading = new RawAnswers(bytes, !method.equals("HEAD"));
		List<ApiResponse> answers = new ArrayList<>();
		if (reading.bytes.startsWith("{")) {
			return answers;
		}
		while (reading.position < bytes.length) {
			ApiResponse answer = reading.next();
			if (answer.status() >= 200) {
				answers.add(answer);
			}
		}
		return answers;
	}

	private ApiResponse next() {
		int end = bytes.indexOf(END_OF_HEAD, position);
		if (end < 0 || !bytes.startsWith("HTTP/1.1 ", position)) {
			throw new AssertionError("This is no answer: " + bytes.substring(position));
		}
		String[] head = bytes.substring(position, end).split("\r\n");
		position = end + END_OF_HEAD.length();
		int status = Integer.parseInt(head[0].substring(9, 12));
		HttpHeaders headers = headers(head);
		boolean hasBody = withBodies && status >= 200 && status != 204 && status != 304;
		String body = hasBody ? body(headers) : "";
		return new ApiResponse(status, headers,
				new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
	}

	private static HttpHeaders headers(String[] head) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (int i = 1; i < head.length; i++) {
			String[] field = head[i].split(":", 2);
			headers.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
				.add(field[1].strip());
		}
		return HttpHeaders.of(headers, (name, value) -> true);
	}

	private String body(HttpHeaders headers) {
		if (headers.firstValue("Transfer-Encoding").isPresent()) {
			return chunks();
		}
		int length = headers.firstValue("Content-Length").map(Integer::parseInt).orElse(bytes.length() - position);
		return take(length);
	}

	private String chunks() {
		StringBuilder body = new StringBuilder();
		while (true) {
			int end = bytes.indexOf("\r\n", position);
			if (end < 0) {
				throw new AssertionError("The answer breaks off");
			}
			int length = Integer.parseInt(bytes.substring(position, end), 16);
			position = end + 2;
			body.append(take(length));
			take(2);
			if (length == 0) {
				return body.toString();
			}
		}
	}

	private String take(int length) {
		if (position + length > bytes.length()) {
			throw new AssertionError("The answer breaks off");
		}
		position += length;
		return bytes.substring(position - length, position);
	}

}
