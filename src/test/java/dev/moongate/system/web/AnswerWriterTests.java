package dev.moongate.system.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AnswerWriter}.
 */
class AnswerWriterTests {

	private final WatchedResponse response = new WatchedResponse();

	private final ModelAndViewContainer container = new ModelAndViewContainer();

	@Test
	void answerIsLeftToTheContainerToSend() throws Exception {
		write(Answer.ok("done", List.of(1, 2)));
		assertThat(response.getContentAsString()).isEqualTo("{\"code\":200,\"message\":\"done\",\"data\":[1,2]}");
		assertThat(response.getContentType()).isEqualTo("application/json");
		assertThat(response.sent).isFalse();
		assertThat(container.isRequestHandled()).isTrue();
	}

	@Test
	void failureCanTakeThePlaceOfHalfAnAnswer() {
		IllegalStateException failure = new IllegalStateException("the database is gone");
		Iterable<Integer> data = () -> {
			throw failure;
		};
		assertThatExceptionOfType(HttpMessageNotWritableException.class)
			.isThrownBy(() -> write(Answer.ok("done", data)))
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(response.sent).isFalse();
	}

	@Test
	void onlyAnswersAreTaken() throws Exception {
		AnswerWriter writer = writer();
		assertThat(writer.supportsReturnType(returnType("answer"))).isTrue();
		assertThat(writer.supportsReturnType(returnType("text"))).isFalse();
	}

	private void write(Answer<?> answer) throws Exception {
		writer().handleReturnValue(answer, returnType("answer"), container,
				new ServletWebRequest(new MockHttpServletRequest(), response));
	}

	private static AnswerWriter writer() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setUseCodeAsDefaultMessage(true);
		return new AnswerWriter(JsonMapper.builder().build(), messages);
	}

	private static MethodParameter returnType(String method) throws NoSuchMethodException {
		return new MethodParameter(AnswerWriterTests.class.getDeclaredMethod(method), -1);
	}

	@SuppressWarnings("unused")
	private static Answer<String> answer() {
		return Answer.ok("done", "");
	}

	@SuppressWarnings("unused")
	private static String text() {
		return "";
	}

	private static final class WatchedResponse extends MockHttpServletResponse {

		private boolean sent;

		@Override
		public ServletOutputStream getOutputStream() {
			return new DelegatingServletOutputStream(super.getOutputStream()) {

				@Override
				public void flush() throws IOException {
					sent = true;
					super.flush();
				}

				@Override
				public void close() throws IOException {
					sent = true;
					super.close();
				}

			};
		}

	}

}
