package dev.moongate.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.problem.RefusedToken;
import dev.moongate.session.AccessService;
import dev.moongate.system.Caller;
import dev.moongate.system.RequestPaths;
import dev.moongate.system.Role;

/**
 * Reads the access token of a request (RFC 6750 section 2.1) and, if it holds, makes its
 * subject the caller. A token that does not hold is no failure yet: public endpoints take
 * no notice, protected ones answer with what is kept here. Where nothing depends on the
 * caller there is none: a token proves nothing about who typed a password, and what went
 * wrong there would be written down as its owner's doing.
 */
class BearerTokenFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private static final Map<Role, GrantedAuthority> AUTHORITIES = Arrays.stream(Role.values())
		.collect(Collectors.toMap(role -> role, role -> new SimpleGrantedAuthority("ROLE_" + role.name())));

	private final AccessService access;

	private final FilterFailures failures;

	private final Set<String> anonymous;

	/**
	 * Makes a filter.
	 * @param anonymous the paths of calls whose tokens are not looked at
	 */
	BearerTokenFilter(AccessService access, FilterFailures failures, Set<String> anonymous) {
		this.access = access;
		this.failures = failures;
		this.anonymous = anonymous;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = tokenOf(request);
		if (token == null || anonymous.contains(RequestPaths.decoded(request))) {
			chain.doFilter(request, response);
			return;
		}
		try {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(authentication(access.authenticate(token)));
			SecurityContextHolder.setContext(context);
		}
		catch (ProblemException ex) {
			if (ex.reason() == Reason.DEPENDENCY_UNAVAILABLE) {
				// whoever would go on would wait for the same dependency again
				failures.answer(ex, request, response);
				return;
			}
			RefusedToken.keep(request, ex);
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private static @Nullable String tokenOf(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		return header.substring(SCHEME.length()).strip();
	}

	private static Authentication authentication(Caller caller) {
		List<GrantedAuthority> authorities = new ArrayList<>();
		for (Role role : caller.roles()) {
			authorities.add(AUTHORITIES.get(role));
		}
		return UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
	}

}
