package dev.moongate.throttle;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;
import dev.moongate.throttle.CodeRequestDecision.Permitted;

/**
 * Codes that are sent and guessed.
 */
final class TestCodeThrottle {

	static final Duration LEASE = Duration.ofSeconds(10);

	private TestCodeThrottle() {
	}

	/**
	 * Sends a code and returns when the next may be asked for.
	 */
	static Duration send(CodeThrottleService codes, EmailKey mailbox) {
		return send(codes, mailbox, true);
	}

	/**
	 * Sends a code and returns when the next may be asked for.
	 */
	static Duration send(CodeThrottleService codes, EmailKey mailbox, boolean captchaOffered) {
		return codes.settle(((Permitted) codes.request(mailbox, captchaOffered)).ticket());
	}

	/**
	 * Asks for a try, and if there is one gives a wrong code.
	 */
	static CodeTryDecision guess(CodeThrottleService codes, EmailKey mailbox, ClientAddress address) {
		CodeTryDecision decision = codes.attempt(mailbox, address);
		if (decision instanceof CodeTryDecision.Permitted permitted) {
			codes.settle(permitted.ticket());
		}
		return decision;
	}

	static CodeThrottleService codes(StringRedisTemplate redis, Duration cooldown) {
		return codes(redis, cooldown, LEASE, Duration.ofSeconds(10));
	}

	static CodeThrottleService codes(StringRedisTemplate redis, Duration cooldown, Duration lease, Duration patience) {
		CodeThrottleProperties properties = new CodeThrottleProperties(cooldown, Quota.of("10/1d"), 2,
				Quota.of("15/1d"), Quota.of("30/1h"), lease, patience);
		return new CodeThrottleService(new CodeThrottleStore(redis, properties), properties, TestThrottle.keys(),
				new Ids(Clock.systemUTC(), new SecureRandom()), new SecureRandom());
	}

}
