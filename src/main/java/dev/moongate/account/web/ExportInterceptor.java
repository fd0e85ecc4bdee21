package dev.moongate.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.moongate.account.ExportBulkhead;
import dev.moongate.system.Caller;
import dev.moongate.system.UserId;

/**
 * Holds the place of an export from before anything is read until the answer is written:
 * the controller has returned long before that.
 */
final class ExportInterceptor implements HandlerInterceptor {

	private static final String OWNER = ExportInterceptor.class.getName() + ".OWNER";

	private final ExportBulkhead exports;

	ExportInterceptor(ExportBulkhead exports) {
		this.exports = exports;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			exports.enter(caller.userId());
			request.setAttribute(OWNER, caller.userId());
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		if (request.getAttribute(OWNER) instanceof UserId owner) {
			request.removeAttribute(OWNER);
			exports.leave(owner);
		}
	}

}
