package dev.moongate.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Headers that a server reads, with values that it may not expect.
 */
final class FuzzedHeaders {

	private static final Map<String, List<String>> VALUES = Map.ofEntries(
			Map.entry("Accept",
					List.of("*/*", "application/json", "application/problem+json", "text/html", "text/*;q=0.1", "a/b/c",
							"application/json;q=2", "*", ",", "application/*+json", "application/problem+json;q=0")),
			Map.entry("Accept-Language",
					List.of("en", "zh-CN", "zh-TW;q=0.5", "*", "x", "zh-Hant-HK", "en;q=nan", "-", "de, *;q=0")),
			Map.entry("Accept-Encoding", List.of("gzip", "br;q=1", "*;q=0")),
			Map.entry("Accept-Charset", List.of("utf-7", "*")),
			Map.entry("Authorization",
					List.of("Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "bearer x", "Digest a")),
			Map.entry("Connection", List.of("close", "keep-alive", "Upgrade, HTTP2-Settings", "content-length")),
			Map.entry("Content-Encoding", List.of("gzip", "identity")),
			Map.entry("Cookie", List.of("a=b", "refresh_token=x", "=;=", "a=\"b", "moongate_refresh=a.b.c")),
			Map.entry("Expect", List.of("100-continue", "200-ok")),
			Map.entry("Forwarded", List.of("for=1.2.3.4;host=evil.example")),
			Map.entry("Host",
					List.of("localhost", "127.0.0.1:8080", "evil.example", "", "[::1]", "localhost:99999", "a b", "@")),
			Map.entry("If-Match", List.of("*")), Map.entry("If-None-Match", List.of("*", "\"a\"", "\"")),
			Map.entry("If-Modified-Since", List.of("Sat, 21 Nov 2026 08:30:00 GMT", "tomorrow")),
			Map.entry("Origin", List.of("http://localhost:3000", "null", "https://evil.example", "http://[", "a")),
			Map.entry("Access-Control-Request-Method", List.of("POST", "PUT", "x y")),
			Map.entry("Access-Control-Request-Headers", List.of("content-type", "x-other", ",")),
			Map.entry("Range", List.of("bytes=0-1", "bytes=9-1", "bytes=999999999-", "x", "bytes=0-1,2-3,5-9")),
			Map.entry("TE", List.of("trailers")), Map.entry("Upgrade", List.of("h2c", "websocket")),
			Map.entry("User-Agent", List.of("curl/8", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")),
			Map.entry("X-Forwarded-For", List.of("1.2.3.4, 5.6.7.8", "::1", "unknown", ",,,", "127.0.0.1", "[::1]:80")),
			Map.entry("X-Forwarded-Host", List.of("evil.example")), Map.entry("X-Forwarded-Proto", List.of("https")),
			Map.entry("X-HTTP-Method-Override", List.of("DELETE")),
			Map.entry("X-Request-Id", List.of("our-own", "a b", "<a>", "a".repeat(65))),
			Map.entry("X-Token-Transport", List.of("cookie", "Cookie")),
			Map.entry("X-" + "a".repeat(300), List.of("a")));

	private static final List<String> NAMES = VALUES.keySet().stream().sorted().toList();

	private static final List<String> TYPES = List.of("application/json; charset=utf-8",
			"application/json;charset=utf-7", "text/plain", "application/x-www-form-urlencoded",
			"multipart/form-data; boundary=x", "multipart/form-data", "*/*", "application/*", "json", "", ";",
			"application/json;", "application/json; charset=\"", "application/problem+json", "application/x-ndjson",
			"application/json; a=b; a=c");

	private final Random random;

	private final FuzzedTexts texts;

	private final Map<String, String> right;

	FuzzedHeaders(Random random, FuzzedTexts texts, Map<String, String> right) {
		this.random = random;
		this.texts = texts;
		this.right = right;
	}

	/**
	 * Makes lines for all that does not depend on the body.
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Host: localhost");
		lines.add("X-Forwarded-For: 10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256),
				random.nextInt(256)));
		lines.add("Content-Type: " + (texts.once(15) ? texts.any(TYPES) : "application/json"));
		if (texts.once(2)) {
			String token = right.getOrDefault(texts.once(10) ? "refresh_token" : "access_token", "");
			lines.add("Authorization: Bearer " + (texts.once(10) ? damaged(token) : token));
		}
		if (texts.once(3)) {
			for (int i = random.nextInt(4); i >= 0; i--) {
				lines.add(header());
			}
		}
		if (texts.once(300)) {
			lines.addAll(java.util.Collections.nCopies(random.nextInt(300), header()));
		}
		if (texts.once(40)) {
			lines.remove(random.nextInt(3));
		}
		return lines;
	}

	private String header() {
		String name = texts.any(NAMES);
		String value = texts.once(3) ? texts.line() : texts.any(VALUES.getOrDefault(name, List.of("a")));
		return switch (random.nextInt(60)) {
			case 0 -> name + value;
			case 1 -> " " + name + ": " + value;
			case 2 -> name + " : " + value;
			case 3 -> texts.line() + ": " + value;
			default -> name + ": " + value;
		};
	}

	private String damaged(String token) {
		int place = random.nextInt(token.length() + 1);
		return token.substring(0, place) + texts.line() + token.substring(place);
	}

}
