package dev.moongate.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * Makes requests that are almost right: each is right in most places and wrong in some,
 * so that it gets far. The same number makes the same request.
 */
final class RequestFuzzer {

	private static final List<Endpoint> ENDPOINTS = List.of(get("/"), get("/health"), get("/docs"), get("/redoc"),
			get("/openapi.json"), get("/.well-known/jwks.json"), get("/swagger-ui/index.html"), get("/error"),
			get("/nothing"), get("/actuator/health"), get(AUTH + "/captcha"), post("/captcha/refresh", "captcha_id"),
			post("/check-email", "email"), post("/send-code", "email", "type", "captcha_id", "captcha_code"),
			post("/verify-code", "email", "code", "type"),
			post("/register", "email", "username", "password", "code", "name"),
			post("/login", "email", "password", "captcha_id", "captcha_code"), post("/login", "username", "password"),
			post("/refresh", "refresh_token"), post("/reset-password", "email", "code", "new_password"),
			get(AUTH + "/me"), get(AUTH + "/profile"), get(AUTH + "/sessions"), get(AUTH + "/me/export"),
			get(AUTH + "/me/events?page=1&page_size=20"),
			new Endpoint("PATCH", AUTH + "/me", List.of("name", "username", "avatar")),
			new Endpoint("DELETE", AUTH + "/me", List.of("password")),
			new Endpoint("DELETE", AUTH + "/sessions/01990000-0000-7000-8000-000000000000", List.of()),
			post("/change-password", "current_password", "new_password"),
			post("/change-email", "new_email", "code", "password"), post("/logout", "refresh_token"),
			post("/logout-all"), post("/introspect", "token"), post("/revoke", "token"), get(AUTH + "/forward-auth"),
			get("/api/v1/admin/users"), get("/api/v1/admin/audit-events"));

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "CONNECT", "BREW", "get", "G@T", "");

	private static final List<String> DETOURS = List.of("/", "//", "/.", "/..", "/%2e%2e", "..;/", ";jsessionid=1",
			"%00", "%0d%0a", "%zz", "%", ".json", "?", "?a=b", "?page=-1&page_size=1000000", "?page=x&page=y", "?%",
			"?a=%zz", "#a", "%2f", "%5c", "\\", "%c0%af", "%ff", "?email=a%00", "*", "'", "?trace=true", "?message=a");

	private final Random random;

	private final FuzzedTexts texts;

	private final FuzzedBodies bodies;

	private final FuzzedHeaders headers;

	/**
	 * Makes the source of one request.
	 * @param number which request
	 * @param right what fields hold when they are right, and {@code access_token}
	 */
	RequestFuzzer(long number, Map<String, String> right) {
		this.random = new Random(number);
		// numbers in a row begin alike
		this.random.nextInt();
		this.texts = new FuzzedTexts(random);
		this.bodies = new FuzzedBodies(random, texts, right);
		this.headers = new FuzzedHeaders(random, texts, right);
	}

	FuzzedRequest next() {
		Endpoint endpoint = texts.any(ENDPOINTS);
		String method = texts.once(12) ? texts.any(METHODS) : endpoint.method;
		String version = texts.once(60) ? texts.any(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/1.1x", "http/1.1", ""))
				: "HTTP/1.1";
		byte[] body = Set.of("GET", "HEAD").contains(method) && !texts.once(20) ? new byte[0]
				: bodies.body(endpoint.fields);
		List<String> lines = new ArrayList<>(headers.lines());
		return new FuzzedRequest(method, target(endpoint.path), version, lines, framed(body, lines));
	}

	private String target(String path) {
		if (texts.once(60)) {
			return texts.any(List.of("http://elsewhere.example" + path, "*", "elsewhere.example:80",
					texts.line().replace(' ', '+')));
		}
		if (!texts.once(8)) {
			return path;
		}
		int place = texts.once(2) ? path.length() : random.nextInt(path.length() + 1);
		String detour = texts.once(4) ? texts.line().replace(' ', '+') : texts.any(DETOURS);
		return path.substring(0, place) + detour + path.substring(place);
	}

	/**
	 * Says how long the body is: in most cases as it should be.
	 */
	private byte[] framed(byte[] body, List<String> lines) {
		if (texts.once(10)) {
			lines.add("Transfer-Encoding: chunked");
			return chunked(body);
		}
		if (texts.once(40)) {
			int wrong = Math.max(0, body.length + random.nextInt(-10, 10));
			lines.add("Content-Length: "
					+ texts.any(List.of("" + wrong, "-1", "x", "", "99999999999999999999", "20000")));
			return body;
		}
		if (body.length > 0 || !texts.once(3)) {
			lines.add("Content-Length: " + body.length);
		}
		return body;
	}

	private byte[] chunked(byte[] body) {
		ByteArrayOutputStream chunks = new ByteArrayOutputStream();
		for (int from = 0; from < body.length;) {
			int length = Math.min(body.length - from, 1 + random.nextInt(5000));
			chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			chunks.write(body, from, length);
			chunks.writeBytes((texts.once(100) ? "xx" : "\r\n").getBytes(StandardCharsets.US_ASCII));
			from += length;
		}
		if (!texts.once(50)) {
			chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		return chunks.toByteArray();
	}

	private static Endpoint get(String path) {
		return new Endpoint("GET", path, List.of());
	}

	private static Endpoint post(String path, String... fields) {
		return new Endpoint("POST", AUTH + path, List.of(fields));
	}

	private record Endpoint(String method, String path, List<String> fields) {
	}

}
