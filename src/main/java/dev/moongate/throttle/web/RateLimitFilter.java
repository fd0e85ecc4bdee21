package dev.moongate.throttle.web;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.HttpFilter;
import dev.moongate.system.RequestPaths;
import dev.moongate.throttle.RateLimitDecision;
import dev.moongate.throttle.RateLimitHeaders;
import dev.moongate.throttle.RateLimitPolicy;
import dev.moongate.throttle.RateLimitService;

/**
 * Refuses requests of an address that has used up its quota, before they cost anything,
 * and tells every caller of a limited endpoint where it stands.
 */
class RateLimitFilter extends HttpFilter {

	private final RateLimitService rateLimits;

	private final ClientAddressResolver addresses;

	private final HandlerExceptionResolver failures;

	RateLimitFilter(RateLimitService rateLimits, ClientAddressResolver addresses, HandlerExceptionResolver failures) {
		this.rateLimits = rateLimits;
		this.addresses = addresses;
		this.failures = failures;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<RateLimitPolicy> policy = RateLimitPolicy.of(request.getMethod(), RequestPaths.within(request));
		if (policy.isEmpty() || take(policy.get(), request, response)) {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Returns whether the request may go on; else it has been answered.
	 */
	private boolean take(RateLimitPolicy policy, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(RateLimitHeaders.POLICY, RateLimitHeaders.policy(rateLimits.quotas(policy)));
		try {
			RateLimitDecision decision = rateLimits.take(policy, addresses.resolve(request));
			if (!decision.standings().isEmpty()) {
				response.setHeader(RateLimitHeaders.LIMIT, RateLimitHeaders.limit(decision));
			}
			if (!decision.allowed()) {
				throw ProblemException.of(Reason.RATE_LIMITED).withRetryAfter(decision.retryAfter());
			}
			return true;
		}
		catch (RuntimeException ex) {
			failures.resolveException(request, response, null, ex);
			return false;
		}
	}

}
