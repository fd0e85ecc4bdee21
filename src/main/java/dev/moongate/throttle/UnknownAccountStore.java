package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The failed logins of names that no account has, over all addresses.
 */
@Component
class UnknownAccountStore {

	/**
	 * Of a first failure: names are made up faster than a longer one would forget them.
	 */
	private static final Duration FIRST_MEMORY = Duration.ofHours(6);

	private static final Duration LONGEST_MEMORY = Duration.ofDays(30);

	private final ScriptStore script;

	UnknownAccountStore(StringRedisTemplate redis) {
		this.script = new ScriptStore(redis, "unknown-account");
	}

	int count(String subject, boolean another) {
		List<Long> answer = script.run(List.of("attempts:{" + subject + "}:everywhere"), another ? 1 : 0,
				Microseconds.of(FIRST_MEMORY), Microseconds.of(LONGEST_MEMORY));
		return answer.getFirst().intValue();
	}

}
