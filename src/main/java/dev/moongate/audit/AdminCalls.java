package dev.moongate.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.moongate.problem.CallRefused;
import dev.moongate.system.Caller;
import dev.moongate.system.RequestPaths;
import dev.moongate.system.Role;

/**
 * The calls of administrators that were refused before a service could record them: for
 * what they asked, or because there is nobody they could be about.
 */
@Component
class AdminCalls {

	/** Read as the rule reads it that lets administrators in, however it is spelled. */
	private static final PathPattern PATHS = PathPatternParser.defaultInstance.parse("/api/v1/admin/**");

	private static final String RECORDED = AdminCalls.class.getName() + ".RECORDED";

	private final AuditRefusals refusals;

	private final AuditScribe scribe;

	AdminCalls(AuditRefusals refusals, AuditScribe scribe) {
		this.refusals = refusals;
		this.scribe = scribe;
	}

	/**
	 * Remembers that the call at hand is recorded whatever becomes of it.
	 */
	void isRecorded() {
		HttpServletRequest request = request();
		if (request != null) {
			request.setAttribute(RECORDED, true);
		}
	}

	@EventListener
	void on(CallRefused refusal) {
		HttpServletRequest request = request();
		if (request == null || !PATHS.matches(RequestPaths.within(request)) || !isAdmin()
				|| request.getAttribute(RECORDED) != null) {
			return;
		}
		AuditEvent event = AuditEvent.of(AuditType.ADMIN_CALL, null).refused(refusal.reason());
		refusals.note(scribe.write(event.with("call", callOf(request))));
	}

	/**
	 * The method and the path as it is documented: nothing that somebody typed.
	 */
	private static String callOf(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return pattern == null || pattern.equals("/**") ? "unknown" : request.getMethod() + " " + pattern;
	}

	private static boolean isAdmin() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.getPrincipal() instanceof Caller caller
				&& caller.roles().contains(Role.ADMIN);
	}

	private static @Nullable HttpServletRequest request() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				? attributes.getRequest() : null;
	}

}
