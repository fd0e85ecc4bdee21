package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.HttpFilter;

/**
 * Refuses bodies that could be of any type. A media range describes what somebody
 * accepts, never what somebody sends (RFC 9110 section 8.3); whatever reads the headers
 * through Spring, the check of origins first, takes one for a mistake of its own.
 */
class MediaRangeFilter extends HttpFilter {

	private final FilterFailures failures;

	MediaRangeFilter(FilterFailures failures) {
		this.failures = failures;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isMediaRange(request.getContentType())) {
			failures.answer(ProblemException.of(Reason.UNSUPPORTED_MEDIA_TYPE), request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean isMediaRange(@Nullable String contentType) {
		return contentType != null && contentType.split(";", 2)[0].contains("*");
	}

}
