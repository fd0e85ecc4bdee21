package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The failed logins, the locks and the logins in flight, all of one address under one
 * hash tag. Each method is one script and one round trip.
 */
@Component
class LoginAttemptStore {

	/** Most logins are through within a second. */
	private static final Duration BUSY = Duration.ofSeconds(1);

	private final ScriptStore acquire;

	private final ScriptStore settle;

	private final LoginAttemptProperties properties;

	LoginAttemptStore(StringRedisTemplate redis, LoginAttemptProperties properties) {
		this.acquire = new ScriptStore(redis, "login-acquire");
		this.settle = new ScriptStore(redis, "login-settle");
		this.properties = properties;
	}

	/**
	 * Asks for a place for a try.
	 * @param ticket what the try is known as from then on, if it gets one
	 */
	AttemptDecision acquire(AttemptTicket ticket, boolean captchaOffered, boolean accountDemandsCaptcha) {
		List<Long> answer = acquire.run(keys(ticket), ticket.subject(), ticket.id(), captchaOffered ? 1 : 0,
				accountDemandsCaptcha ? 1 : 0, properties.captchaAfter(), properties.maxFailures(),
				properties.addressFailures(), properties.addressAccounts(), Microseconds.of(properties.lease()));
		long number = answer.getLast();
		return switch (answer.getFirst().intValue()) {
			case 0 -> new AttemptDecision.Permitted(ticket);
			case 1 -> new AttemptDecision.Locked(Microseconds.toDuration(number));
			case 2 -> new AttemptDecision.AddressLimited(Microseconds.toDuration(number));
			case 3 -> new AttemptDecision.CaptchaRequired();
			case 4 -> new AttemptDecision.Busy(BUSY);
			default -> throw new IllegalStateException("login-acquire.lua answers 0 to 4");
		};
	}

	/**
	 * Gives a place back and counts what came of the try.
	 */
	AttemptOutcome settle(AttemptTicket ticket, AttemptResult result) {
		List<Long> answer = settle.run(keys(ticket), ticket.subject(), ticket.id(), result.label(),
				properties.captchaAfter(), properties.maxFailures(), properties.addressFailures(),
				properties.addressAccounts(), Microseconds.of(properties.window()),
				Microseconds.of(properties.lockout()));
		long locked = answer.getLast();
		return new AttemptOutcome(answer.getFirst() == 1, locked == 0 ? null : Microseconds.toDuration(locked));
	}

	private static List<String> keys(AttemptTicket ticket) {
		String prefix = "attempts:{" + ticket.address() + "}:";
		return List.of(prefix + ticket.subject(), prefix + "failures", prefix + "accounts", prefix + "flights");
	}

}
