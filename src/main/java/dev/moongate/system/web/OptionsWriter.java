package dev.moongate.system.web;

import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Writes Spring's answer to {@code OPTIONS}, which is nothing but headers: the methods,
 * and what {@code PATCH} takes (RFC 5789 section 3.1). Spring leaves the latter empty, at
 * every path: it stands in no mapping, because {@link BodyReader} knows.
 */
final class OptionsWriter implements HandlerMethodReturnValueHandler {

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		return HttpHeaders.class.isAssignableFrom(returnType.getParameterType());
	}

	@Override
	public void handleReturnValue(@Nullable Object returned, MethodParameter returnType,
			ModelAndViewContainer container, NativeWebRequest request) {
		container.setRequestHandled(true);
		HttpHeaders options = (HttpHeaders) Objects.requireNonNull(returned);
		HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
		response.setHeader(HttpHeaders.ALLOW, options.getFirst(HttpHeaders.ALLOW));
		if (options.getAllow().contains(HttpMethod.PATCH)) {
			response.setHeader(HttpHeaders.ACCEPT_PATCH, MediaType.APPLICATION_JSON_VALUE);
		}
	}

}
