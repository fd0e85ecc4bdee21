package dev.moongate.throttle;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;
import dev.moongate.throttle.AttemptDecision.Permitted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins from one address, as one instance of Moongate counts them.
 */
final class TestLogins {

	static final LoginAttemptProperties DEFAULTS = times(Duration.ofMinutes(15), Duration.ofMinutes(15),
			Duration.ofSeconds(10));

	static final ClientAddress HERE = ClientAddress.of("203.0.113.9");

	private final LoginAttemptService attempts;

	TestLogins(StringRedisTemplate redis, LoginAttemptProperties properties) {
		SecureRandom random = new SecureRandom();
		this.attempts = new LoginAttemptService(new LoginAttemptStore(redis, properties), properties,
				TestThrottle.keys(), new Ids(Clock.systemUTC(), random), random);
	}

	/** The defaults, but for the times. */
	static LoginAttemptProperties times(Duration window, Duration lockout, Duration lease) {
		return new LoginAttemptProperties(2, 5, window, lockout, 60, 20, lease, Duration.ofSeconds(2));
	}

	/** The key of an account's failures at the address. */
	static String keyOf(LoginSubject subject) {
		ThrottleKeys keys = TestThrottle.keys();
		return "attempts:{" + keys.of(HERE) + "}:" + keys.of(subject);
	}

	AttemptDecision acquire(LoginSubject subject, boolean captcha) {
		return attempts.acquire(subject, HERE, captcha, false);
	}

	AttemptDecision acquire(LoginSubject subject, ClientAddress address, boolean captcha, boolean demanded) {
		return attempts.acquire(subject, address, captcha, demanded);
	}

	AttemptOutcome end(AttemptTicket ticket, AttemptResult result) {
		return attempts.settle(ticket, result);
	}

	void abandon(AttemptTicket ticket, RuntimeException cause) {
		attempts.abandon(ticket, cause);
	}

	/** A whole try, which has to be permitted. */
	AttemptOutcome settle(LoginSubject subject, boolean captcha, AttemptResult result) {
		AttemptDecision decision = acquire(subject, captcha);
		assertThat(decision).isInstanceOf(Permitted.class);
		return end(((Permitted) decision).ticket(), result);
	}

	AttemptOutcome fail(LoginSubject subject, boolean captcha) {
		return settle(subject, captcha, AttemptResult.FAILURE);
	}

	void lock(LoginSubject subject) {
		AttemptOutcome outcome;
		do {
			outcome = fail(subject, true);
		}
		while (outcome.lockedFor() == null);
	}

}
