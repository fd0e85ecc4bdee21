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

	/** Most requests are through within a second. */
	private static final Duration BUSY = Duration.ofSeconds(1);

	private final StringRedisTemplate redis;

	private final ScriptStore requests;

	private final ScriptStore sent;

	private final ScriptStore tries;

	private final ScriptStore wrong;

	private final CodeThrottleProperties properties;

	CodeThrottleStore(StringRedisTemplate redis, CodeThrottleProperties properties) {
		this.redis = redis;
		this.requests = new ScriptStore(redis, "code-request");
		this.sent = new ScriptStore(redis, "code-sent");
		this.tries = new ScriptStore(redis, "code-try");
		this.wrong = new ScriptStore(redis, "code-wrong");
		this.properties = properties;
	}

	CodeRequestDecision request(CodeTicket ticket, boolean captchaOffered) {
		List<Long> answer = requests.run(requestKeys(ticket), ticket.id(), captchaOffered ? 1 : 0,
				properties.captchaAfter(), properties.sent().limit(), properties.sent().windowMicros(),
				Microseconds.of(properties.cooldown()), Microseconds.of(properties.lease()));
		Duration wait = Microseconds.toDuration(answer.getLast());
		return switch (answer.getFirst().intValue()) {
			case 0 -> new CodeRequestDecision.Permitted(ticket);
			case 1 -> new CodeRequestDecision.Cooldown(wait);
			case 2 -> new CodeRequestDecision.DailyLimit(wait);
			case 3 -> new CodeRequestDecision.CaptchaRequired();
			case 4 -> new CodeRequestDecision.Busy(BUSY);
			default -> throw new IllegalStateException("code-request.lua answers 0 to 4");
		};
	}

	/**
	 * Counts a code that was asked for.
	 * @return when the next may be asked for
	 */
	Duration settle(CodeTicket ticket) {
		List<Long> answer = sent.run(requestKeys(ticket), ticket.id(), properties.sent().limit(),
				properties.sent().windowMicros(), Microseconds.of(properties.cooldown()));
		return Microseconds.toDuration(answer.getFirst());
	}

	void forget(CodeTicket ticket) {
		redis.opsForZSet().remove(requestKeys(ticket).getLast(), ticket.id());
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
		List<Long> answer = tries.run(List.of(wrong(whose)), ticket.id(), quota.limit(), quota.windowMicros(),
				Microseconds.of(properties.lease()));
		return Microseconds.toDuration(answer.getFirst());
	}

	/**
	 * Counts a try from an address that was wrong.
	 */
	void countForAddress(CodeTryTicket ticket) {
		wrong.run(List.of(wrong(ticket.address())), ticket.id(), properties.wrongFromAddress().windowMicros());
	}

	/**
	 * Counts a try for a mailbox that was wrong.
	 */
	void countForMailbox(CodeTryTicket ticket) {
		wrong.run(List.of(wrong(ticket.mailbox())), ticket.id(), properties.wrongForMailbox().windowMicros());
	}

	void giveBackToAddress(CodeTryTicket ticket) {
		redis.opsForZSet().remove(wrong(ticket.address()), ticket.id());
	}

	void giveBackToMailbox(CodeTryTicket ticket) {
		redis.opsForZSet().remove(wrong(ticket.mailbox()), ticket.id());
	}

	private static List<String> requestKeys(CodeTicket ticket) {
		String prefix = "codes:{" + ticket.mailbox() + "}:";
		return List.of(prefix + "sent", prefix + "flights");
	}

	private static String wrong(String whose) {
		return "codes:{" + whose + "}:wrong";
	}

}
