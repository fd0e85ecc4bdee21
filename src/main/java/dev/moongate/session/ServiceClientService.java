package dev.moongate.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddress;
import dev.moongate.throttle.RateLimitDecision;
import dev.moongate.throttle.RateLimitHeaders;
import dev.moongate.throttle.RateLimitPolicy;
import dev.moongate.throttle.RateLimitService;

/**
 * The other services that may ask about tokens, and how they prove who they are.
 */
@Service
public class ServiceClientService {

	/** RFC 7617 section 2. */
	private static final String CHALLENGE = "Basic realm=\"moongate\", charset=\"UTF-8\"";

	private final List<ServiceSecret> secrets;

	private final RateLimitService rateLimits;

	ServiceClientService(ServiceClientProperties properties, RateLimitService rateLimits) {
		this.secrets = properties.clients().stream().map(ServiceSecret::of).toList();
		this.rateLimits = rateLimits;
	}

	/**
	 * Lets a service go on that knows its secret.
	 * <p>
	 * Wrong secrets are counted by address, and too many of them are told to stop; the
	 * answers to them tell how many are left. The right one always works, also from such
	 * an address: services share addresses, and one with an outdated secret must not keep
	 * the others from checking tokens. Nobody guesses a random secret, however often they
	 * may try.
	 * @param credentials what the service says it is, or null if it says nothing
	 * @throws ProblemException INVALID_CREDENTIALS, RATE_LIMITED
	 */
	public void authenticate(@Nullable BasicCredentials credentials, ClientAddress address) {
		if (credentials == null) {
			throw refused(Map.of());
		}
		if (!isKnown(credentials)) {
			RateLimitDecision decision = rateLimits.take(RateLimitPolicy.SERVICE_CLIENT, address);
			Map<String, String> standing = RateLimitHeaders.of(rateLimits.quotas(RateLimitPolicy.SERVICE_CLIENT),
					decision);
			throw decision.allowed() ? refused(standing)
					: ProblemException.of(Reason.RATE_LIMITED)
						.withRetryAfter(decision.retryAfter())
						.withHeaders(standing);
		}
	}

	/**
	 * Compares with every secret there is, so that an unknown id takes as long as a known
	 * one. Many clients leave out the form encoding of RFC 6749 section 2.3.1: both ways
	 * of reading count.
	 */
	private boolean isKnown(BasicCredentials credentials) {
		BasicCredentials decoded = credentials.decoded();
		boolean known = false;
		for (ServiceSecret secret : secrets) {
			known |= secret.matches(decoded) | secret.matches(credentials);
		}
		return known;
	}

	/**
	 * Refuses a service.
	 * @param standing where its address stands, if this was counted
	 */
	private static ProblemException refused(Map<String, String> standing) {
		Map<String, String> headers = new HashMap<>(standing);
		headers.put(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
		return ProblemException.of(Reason.INVALID_CREDENTIALS)
			.withMessage("service.client.unknown")
			.withHeaders(headers);
	}

}
