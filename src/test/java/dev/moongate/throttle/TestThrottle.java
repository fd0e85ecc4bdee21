package dev.moongate.throttle;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.system.Environment;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;

/**
 * Services of this package as an instance of Moongate has them, without the rest of it.
 */
public final class TestThrottle {

	private TestThrottle() {
	}

	public static RateLimitService rateLimits(StringRedisTemplate redis, Map<RateLimitPolicy, List<Quota>> rates) {
		return new RateLimitService(new RateLimitStore(redis, keys()), new ThrottleProperties(rates), (event) -> {
		});
	}

	static ThrottleKeys keys() {
		return new ThrottleKeys(new SecretKeys(system(), new SecureRandom()));
	}

	public static SystemProperties system(String... trustedProxies) {
		return new SystemProperties("Moongate", Environment.TEST, URI.create("http://localhost"),
				"a secret for tests, of enough characters", "en", List.of(), List.of(), List.of(trustedProxies),
				Switch.AUTO);
	}

}
