package dev.moongate.system.web;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BodyReader}. What it takes and refuses from outside is told by
 * {@code StrictJsonIntegrationTests} and {@code EmptyBodyIntegrationTests}.
 */
class BodyReaderTests {

	private final BodyReader reader = new BodyReader(JsonMapper.builder().build());

	@Test
	void bodyIsReadAsWhatTheControllerTakes() throws Exception {
		assertThat(read("needed", request("application/json", "{\"name\": \"ann\"}"))).isEqualTo(new Named("ann"));
	}

	@Test
	void bodyThatIsNoneIsNoneToWhomCanDoWithout() throws Exception {
		assertThat(read("optional", request("application/json", ""))).isNull();
		assertThat(read("optional", request("application/json", "null"))).isNull();
		assertThat(read("optional", request("text/plain", ""))).isNull();
	}

	@Test
	void bodyThatIsNoneIsUnreadableToWhomNeedsIt() {
		assertThatExceptionOfType(HttpMessageNotReadableException.class)
			.isThrownBy(() -> read("needed", request("application/json", "")));
		assertThatExceptionOfType(HttpMessageNotReadableException.class)
			.isThrownBy(() -> read("needed", request("application/json", "null")));
	}

	@Test
	void bodyOfAnotherTypeIsNotReadToItsEnd() {
		MockHttpServletRequest request = request("text/plain", "{}");
		assertThatExceptionOfType(HttpMediaTypeNotSupportedException.class).isThrownBy(() -> read("optional", request));
		assertThat(request.getInputStream()).hasContent("}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "br", "identity, gzip", "nonsense" })
	void compressedBodyIsNoJson(String encoding) {
		MockHttpServletRequest request = request("application/json", "{\"name\": \"ann\"}");
		request.addHeader("Content-Encoding", encoding);
		assertThatExceptionOfType(HttpMediaTypeNotSupportedException.class).isThrownBy(() -> read("optional", request));
	}

	@Test
	void bodyThatIsSaidToBeItselfIsRead() throws Exception {
		MockHttpServletRequest request = request("application/json", "{\"name\": \"ann\"}");
		request.addHeader("Content-Encoding", "Identity");
		assertThat(read("needed", request)).isEqualTo(new Named("ann"));
	}

	@Test
	void bodyThatBreaksOffIsUnreadable() {
		EOFException broken = new EOFException("the client went away");
		MockHttpServletRequest request = new MockHttpServletRequest() {

			@Override
			public ServletInputStream getInputStream() {
				return new DelegatingServletInputStream(super.getInputStream()) {

					@Override
					public int read() throws IOException {
						throw broken;
					}

				};
			}

		};
		request.setContentType("application/json");
		assertThatExceptionOfType(HttpMessageNotReadableException.class).isThrownBy(() -> read("optional", request))
			.withCause(broken);
	}

	@Test
	void onlyBodiesAreRead() throws Exception {
		assertThat(reader.supportsParameter(parameter("needed"))).isTrue();
		assertThat(reader.supportsParameter(parameter("nothing"))).isFalse();
	}

	private @Nullable Object read(String method, MockHttpServletRequest request) throws Exception {
		return reader.resolveArgument(parameter(method), null, new ServletWebRequest(request), null);
	}

	private static MockHttpServletRequest request(String contentType, String body) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setContentType(contentType);
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		return request;
	}

	private static MethodParameter parameter(String method) throws NoSuchMethodException {
		return new MethodParameter(BodyReaderTests.class.getDeclaredMethod(method, Named.class), 0);
	}

	@SuppressWarnings("unused")
	private static void needed(@RequestBody Named body) {
	}

	@SuppressWarnings("unused")
	private static void optional(@RequestBody(required = false) @Nullable Named body) {
	}

	@SuppressWarnings("unused")
	private static void nothing(Named body) {
	}

	private record Named(String name) {
	}

}
