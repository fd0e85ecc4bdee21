package dev.moongate.system.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses whoever takes no JSON before anything is done for them. Spring looks at
 * {@code Accept} when it writes the answer: the account is gone by then, or the code used
 * up, and the tokens are lost.
 */
final class JsonIsAccepted implements HandlerInterceptor {

	private final ContentNegotiationStrategy accepted;

	JsonIsAccepted(ContentNegotiationStrategy accepted) {
		this.accepted = accepted;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws HttpMediaTypeNotAcceptableException {
		if (handler instanceof HandlerMethod && accepted.resolveMediaTypes(new ServletWebRequest(request, response))
			.stream()
			.noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
		return true;
	}

}
