package dev.moongate.throttle;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may try.
 *
 * @param rates the quotas of an address that differ from those of
 * {@link RateLimitPolicy}, by policy; several quotas hold together
 * ({@code RATE_LIMIT_MAX_ATTEMPTS} and {@code RATE_LIMIT_WINDOW_SECONDS} for
 * {@code login})
 */
@ConfigurationProperties("moongate.throttle")
record ThrottleProperties(@DefaultValue Map<RateLimitPolicy, List<Quota>> rates) {

	ThrottleProperties {
		rates = Map.copyOf(rates);
	}

	/**
	 * The quotas that an address has under a policy.
	 */
	List<Quota> quotas(RateLimitPolicy policy) {
		return rates.getOrDefault(policy, policy.defaultQuotas());
	}

}
