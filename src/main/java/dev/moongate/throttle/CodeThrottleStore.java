package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The codes mailed to each mailbox, and the wrong tries for each mailbox and from each
 * address.
 */
@Component
class CodeThrottleStore {

	private final StringRedisTemplate redis;

	private final ScriptStore requests;

	private final ScriptStore tries;

	private final CodeThrottleProperties properties;

	CodeThrottleStore(StringRedisTemplate redis, CodeThrottleProperties properties) {
		this.redis = redis;
		this.requests = new ScriptStore(redis, "code-request");
		this.tries = new ScriptStore(redis, "code-try");
		this.properties = properties;
	}

	CodeRequestDecision request(CodeTicket ticket, boolean captchaOffered) {
		List<Long> answer = requests.run(List.of(sent(ticket.mailbox())), ticket.id(), captchaOffered ? 1 : 0,
				properties.captchaAfter(), properties.sent().limit(), properties.sent().windowMicros(),
				Microseconds.of(properties.cooldown()));
		Duration wait = Microseconds.toDuration(answer.getLast());
		return switch (answer.getFirst().intValue()) {
			case 0 -> new CodeRequestDecision.Permitted(ticket, wait);
			case 1 -> new CodeRequestDecision.Cooldown(wait);
			case 2 -> new CodeRequestDecision.DailyLimit(wait);
			case 3 -> new CodeRequestDecision.CaptchaRequired();
			default -> throw new IllegalStateException("code-request.lua answers 0 to 3");
		};
	}

	void forget(CodeTicket ticket) {
		redis.opsForZSet().remove(sent(ticket.mailbox()), ticket.id());
	}

	/**
	 * Takes a try from an address.
	 * @return how long to wait for one, zero if it was permitted
	 */
	Duration takeFromAddress(CodeTryTicket ticket) {
		return take(ticket.address(), properties.wrongFromAddress(), ticket);
	}

	/**
	 * Takes a try for a mailbox.
	 * @return how long to wait for one, zero if it was permitted
	 */
	Duration takeForMailbox(CodeTryTicket ticket) {
		return take(ticket.mailbox(), properties.wrongForMailbox(), ticket);
	}

	private Duration take(String whose, Quota quota, CodeTryTicket ticket) {
		List<Long> answer = tries.run(List.of(wrong(whose)), ticket.id(), quota.limit(), quota.windowMicros());
		return Microseconds.toDuration(answer.getFirst());
	}

	void giveBackToAddress(CodeTryTicket ticket) {
		redis.opsForZSet().remove(wrong(ticket.address()), ticket.id());
	}

	void giveBackToMailbox(CodeTryTicket ticket) {
		redis.opsForZSet().remove(wrong(ticket.mailbox()), ticket.id());
	}

	private static String sent(String mailbox) {
		return "codes:{" + mailbox + "}:sent";
	}

	private static String wrong(String whose) {
		return "codes:{" + whose + "}:wrong";
	}

}
