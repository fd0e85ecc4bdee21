package dev.moongate.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.moongate.system.HttpFilter;

/**
 * Has files go out whole, which every server may do (RFC 9110 section 14.2): nobody keeps
 * a part, as no answer may be stored. Who serves them would refuse ranges in a form of
 * its own.
 */
class RangeFilter extends HttpFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean whole = request.getHeader(HttpHeaders.RANGE) == null;
		chain.doFilter(whole ? request : new WholeRequest(request), response);
	}

	private static final class WholeRequest extends HttpServletRequestWrapper {

		private WholeRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
		}

	}

}
