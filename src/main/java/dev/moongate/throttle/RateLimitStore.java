package dev.moongate.throttle;

import java.util.ArrayList;
import java.util.List;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

import dev.moongate.system.ClientAddress;

/**
 * The times of the requests that were allowed, for each policy and address.
 */
@Component
class RateLimitStore {

	private final ScriptStore script;

	private final ThrottleKeys keys;

	RateLimitStore(StringRedisTemplate redis, ThrottleKeys keys) {
		this.script = new ScriptStore(redis, "rate-limit");
		this.keys = keys;
	}

	/**
	 * Records a request if every quota allows it.
	 */
	Log take(RateLimitPolicy policy, ClientAddress address, List<Quota> quotas) {
		List<Object> arguments = new ArrayList<>();
		for (Quota quota : quotas) {
			arguments.add(quota.limit());
			arguments.add(quota.windowMicros());
		}
		String key = "rate:{" + policy.label() + "|" + keys.of(address) + "}";
		return new Log(script.run(List.of(key), arguments.toArray()));
	}

	/**
	 * The answer of the script: whether the request is allowed, then how many requests
	 * count for each quota and after how many microseconds the next is allowed or the
	 * oldest stops to count.
	 */
	record Log(List<Long> numbers) {

		boolean allowed() {
			return numbers.getFirst() == 1;
		}

		long count(int quota) {
			return numbers.get(1 + 2 * quota);
		}

		long resetMicros(int quota) {
			return numbers.get(2 + 2 * quota);
		}

	}

}
