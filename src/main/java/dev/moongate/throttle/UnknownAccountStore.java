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

	private static final Duration MEMORY = Duration.ofDays(30);

	private final ScriptStore script;

	UnknownAccountStore(StringRedisTemplate redis) {
		this.script = new ScriptStore(redis, "unknown-account");
	}

	int count(String subject, boolean another) {
		List<Long> answer = script.run(List.of("attempts:{" + subject + "}:everywhere"), another ? 1 : 0,
				Microseconds.of(MEMORY));
		return answer.getFirst().intValue();
	}

}
