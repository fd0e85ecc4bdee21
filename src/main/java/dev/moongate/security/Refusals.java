package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.problem.RefusedToken;

/**
 * The answers to callers who may not go on. A path or method that does not exist is told
 * as such to everyone: that is no secret, and a token would not help.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final RequestMappingHandlerMapping handlers;

	private final FilterFailures failures;

	Refusals(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
			FilterFailures failures) {
		this.handlers = handlers;
		this.failures = failures;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		refuse(RefusedToken.of(request), request, response);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		refuse(ProblemException.of(Reason.ACCESS_DENIED), request, response);
	}

	private void refuse(ProblemException failure, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Exception mistake = mistakeIn(request);
		failures.answer(mistake == null ? failure : mistake, request, response);
	}

	/**
	 * Returns what is wrong with the request's path or method, or null if nothing is.
	 */
	private @Nullable Exception mistakeIn(HttpServletRequest request) {
		try {
			ServletRequestPathUtils.parseAndCache(request);
			return handlers.getHandler(request) == null ? ProblemException.of(Reason.PATH_NOT_FOUND) : null;
		}
		catch (Exception ex) {
			return ex;
		}
	}

}
