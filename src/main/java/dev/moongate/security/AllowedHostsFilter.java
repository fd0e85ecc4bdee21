package dev.moongate.security;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.HttpFilter;
import dev.moongate.system.SystemProperties;

/**
 * Refuses requests for host names that are not ours, so that a page of another name
 * resolved to our address cannot read answers (DNS rebinding).
 */
class AllowedHostsFilter extends HttpFilter {

	private static final String ANY = "*";

	private final Set<String> hosts;

	private final FilterFailures failures;

	AllowedHostsFilter(SystemProperties properties, FilterFailures failures) {
		List<String> configured = properties.allowedHosts();
		this.hosts = configured.stream()
			.map(host -> host.toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(HashSet::new));
		if (configured.isEmpty()) {
			this.hosts.add(properties.isProduction() ? properties.publicUrl().getHost() : ANY);
		}
		this.failures = failures;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isAllowed(request.getServerName())) {
			chain.doFilter(request, response);
		}
		else {
			failures.answer(ProblemException.of(Reason.HOST_DENIED), request, response);
		}
	}

	private boolean isAllowed(String host) {
		return hosts.contains(ANY) || hosts.contains(host.toLowerCase(Locale.ROOT));
	}

}
