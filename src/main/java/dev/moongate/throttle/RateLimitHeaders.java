package dev.moongate.throttle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.moongate.system.WholeSeconds;

/**
 * The response headers of draft-ietf-httpapi-ratelimit-headers-11: lists of RFC 9651
 * strings with parameters.
 */
public final class RateLimitHeaders {

	/** Section 3: what is allowed. */
	public static final String POLICY = "RateLimit-Policy";

	/** Section 4: what is left. */
	public static final String LIMIT = "RateLimit";

	private RateLimitHeaders() {
	}

	/**
	 * Returns the headers of an answer to a request that was counted; what is left is not
	 * among them where nobody counts.
	 * @param quotas what is allowed
	 */
	public static Map<String, String> of(List<NamedQuota> quotas, RateLimitDecision decision) {
		return decision.standings().isEmpty() ? Map.of(POLICY, policy(quotas))
				: Map.of(POLICY, policy(quotas), LIMIT, limit(decision));
	}

	/**
	 * Writes {@code "login";q=30;w=900}.
	 */
	public static String policy(List<NamedQuota> quotas) {
		return quotas.stream()
			.map(named -> '"' + named.name() + "\";q=" + named.quota().limit() + ";w="
					+ WholeSeconds.roundedUp(named.quota().window()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Writes {@code "login";r=29;t=900}. The time of a quota that is used up is that of
	 * {@code Retry-After} (section 6).
	 */
	public static String limit(RateLimitDecision decision) {
		return decision.standings()
			.stream()
			.map(standing -> '"' + standing.quota().name() + "\";r=" + standing.remaining() + ";t="
					+ WholeSeconds.roundedUp(standing.reset()))
			.collect(Collectors.joining(", "));
	}

}
