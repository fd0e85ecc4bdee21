package dev.moongate.system.web;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Answer;

/**
 * Writes an {@link Answer} as JSON, with its message in the caller's language. Spring's
 * own way asks of every answer what types the caller takes and who can write them: there
 * is one of each here, and {@link JsonIsAccepted} has asked before.
 */
final class AnswerWriter implements HandlerMethodReturnValueHandler {

	private final ObjectWriter json;

	private final MessageSource messages;

	AnswerWriter(JsonMapper json, MessageSource messages) {
		this.json = json.writerFor(Answer.class)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM);
		this.messages = messages;
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		return returnType.getParameterType() == Answer.class;
	}

	/**
	 * Writes what a controller returned, and leaves it to the container to send: until
	 * then a failure can take its place.
	 * @throws HttpMessageNotWritableException when the data, some of which is read while
	 * it is written, cannot be had
	 */
	@Override
	public void handleReturnValue(@Nullable Object returned, MethodParameter returnType,
			ModelAndViewContainer container, NativeWebRequest request) throws IOException {
		container.setRequestHandled(true);
		Answer<?> answer = (Answer<?>) Objects.requireNonNull(returned);
		String message = messages.getMessage(answer.message(), null, LocaleContextHolder.getLocale());
		HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		try {
			json.writeValue(response.getOutputStream(), new Answer<>(answer.code(), message, answer.data()));
		}
		catch (JacksonException ex) {
			throw new HttpMessageNotWritableException("The answer cannot be written as JSON", ex);
		}
	}

}
