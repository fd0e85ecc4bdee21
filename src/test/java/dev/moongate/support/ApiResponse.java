package dev.moongate.support;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.assertj.core.api.AssertProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the application under test. AssertJ's own {@code assertThat} turns it into
 * an {@link ApiResponseAssert}.
 *
 * @param status the HTTP status
 * @param headers the headers, whose names have no case
 * @param text the body as it came
 */
public record ApiResponse(int status, HttpHeaders headers, String text) implements AssertProvider<ApiResponseAssert> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * The body read as JSON.
	 * @throws tools.jackson.core.JacksonException if it is none
	 */
	public JsonNode json() {
		return JSON.readTree(text);
	}

	/**
	 * The {@code data} of the envelope, missing if it has none.
	 */
	public JsonNode data() {
		return json().path("data");
	}

	/**
	 * Returns a text of the envelope's {@code data}.
	 * @param pointer where it stands there (RFC 6901), for instance
	 * {@code /tokens/access_token}
	 */
	public String data(String pointer) {
		return data().requiredAt(pointer).asString();
	}

	/**
	 * The stable code of a failure, empty for a success.
	 */
	public String reason() {
		return json().path("reason").asString("");
	}

	public Optional<String> header(String name) {
		return headers.firstValue(name);
	}

	/**
	 * What the answer shows but for what differs in any two answers: status, body and
	 * headers, without times, ids and pictures.
	 * @param own what the request itself named, which the answer may repeat
	 */
	public List<String> shape(String... own) {
		String body = text.replaceAll("(\"(?:request_id|captcha_id|captcha_image|captcha_text)\":)\"[^\"]*\"",
				"$1\"\"");
		for (String name : own) {
			body = body.replace(name, "(own)");
		}
		List<String> shape = new ArrayList<>(List.of(Integer.toString(status), body));
		headers.map().forEach((name, values) -> shape.add(name + ": " + switch (name.toLowerCase(Locale.ROOT)) {
			case "x-request-id", "x-process-time", "date", "content-length", "retry-after" -> values.size() + " values";
			case "ratelimit" -> values.getFirst().replaceAll("t=\\d+", "t=");
			default -> values.toString();
		}));
		return shape.stream().sorted().toList();
	}

	@Override
	public ApiResponseAssert assertThat() {
		return new ApiResponseAssert(this);
	}

}
