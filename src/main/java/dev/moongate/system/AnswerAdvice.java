package dev.moongate.system;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Puts an {@link Answer}'s message into the caller's language.
 */
@ControllerAdvice
class AnswerAdvice implements ResponseBodyAdvice<Answer<?>> {

	private final MessageSource messages;

	AnswerAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return Answer.class.isAssignableFrom(returnType.getParameterType());
	}

	@Override
	public @Nullable Answer<?> beforeBodyWrite(@Nullable Answer<?> body, MethodParameter returnType,
			MediaType contentType, Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body == null) {
			return null;
		}
		String message = messages.getMessage(body.message(), null, LocaleContextHolder.getLocale());
		return new Answer<>(body.code(), message, body.data());
	}

}
