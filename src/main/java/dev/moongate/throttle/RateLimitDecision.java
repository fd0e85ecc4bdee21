package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;

/**
 * Whether an address may send a request now, and where it stands.
 *
 * @param allowed whether it may
 * @param standings where it stands with each quota of the policy; empty if nobody counts,
 * because Redis is gone and the policy works without it
 */
public record RateLimitDecision(boolean allowed, List<Standing> standings) {

	public RateLimitDecision {
		standings = List.copyOf(standings);
	}

	/**
	 * How long to wait before another try can succeed; zero if this one did.
	 */
	public Duration retryAfter() {
		if (allowed) {
			return Duration.ZERO;
		}
		return standings.stream()
			.filter(standing -> standing.remaining() == 0)
			.map(Standing::reset)
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
	}

	/**
	 * Where an address stands with a quota.
	 *
	 * @param quota what is allowed
	 * @param remaining how many more requests are allowed now
	 * @param reset when the oldest request that counts stops to count; if nothing
	 * remains, when one more is allowed
	 */
	public record Standing(NamedQuota quota, long remaining, Duration reset) {
	}

}
