package dev.moongate.throttle.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.moongate.throttle.NamedQuota;
import dev.moongate.throttle.RateLimitDecision;

/**
 * The response headers of draft-ietf-httpapi-ratelimit-headers-11: lists of RFC 9651
 * strings with parameters.
 */
final class RateLimitHeaders {

	/** Section 3: what is allowed. */
	static final String POLICY = "RateLimit-Policy";

	/** Section 4: what is left. */
	static final String LIMIT = "RateLimit";

	private RateLimitHeaders() {
	}

	/**
	 * Writes {@code "login";q=30;w=900}.
	 */
	static String policy(List<NamedQuota> quotas) {
		return quotas.stream()
			.map(named -> '"' + named.name() + "\";q=" + named.quota().limit() + ";w="
					+ seconds(named.quota().window()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Writes {@code "login";r=29;t=900}. The time of a quota that is used up is that of
	 * {@code Retry-After} (section 6).
	 */
	static String limit(RateLimitDecision decision) {
		return decision.standings()
			.stream()
			.map(standing -> '"' + standing.quota().name() + "\";r=" + standing.remaining() + ";t="
					+ seconds(standing.reset()))
			.collect(Collectors.joining(", "));
	}

	/** Rounded up, so that whoever waits that long has waited long enough. */
	private static long seconds(Duration duration) {
		return Math.ceilDiv(duration.toNanos(), 1_000_000_000L);
	}

}
