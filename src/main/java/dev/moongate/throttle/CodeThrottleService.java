package dev.moongate.throttle;

import java.time.Duration;

import org.springframework.stereotype.Service;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;

/**
 * Keeps mailboxes from being flooded with codes, and codes from being guessed, whatever
 * the codes are for.
 */
@Service
public class CodeThrottleService {

	private final CodeThrottleStore codes;

	private final ThrottleKeys keys;

	private final Ids ids;

	CodeThrottleService(CodeThrottleStore codes, ThrottleKeys keys, Ids ids) {
		this.codes = codes;
		this.keys = keys;
		this.ids = ids;
	}

	/**
	 * Asks whether a code may be mailed now. Of many who ask at once one is permitted.
	 * @param captchaOffered whether the request carries a captcha; that it is right has
	 * to be found out with the permission in hand, which is {@linkplain #undo(CodeTicket)
	 * taken back} if it is not
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public CodeRequestDecision request(EmailKey mailbox, boolean captchaOffered) {
		return codes.request(new CodeTicket(keys.of(mailbox), ids.next().toString()), captchaOffered);
	}

	/**
	 * Takes back a permission no code came of, as if it had not been asked for.
	 */
	public void undo(CodeTicket ticket) {
		codes.forget(ticket);
	}

	/**
	 * Asks whether a code may be compared now. A permitted try counts as wrong, for the
	 * mailbox and for the address, until it is {@linkplain #undo(CodeTryTicket) taken
	 * back}: so many tries at once are no more than so many in turn, and one that a crash
	 * cuts off is no gift.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public CodeTryDecision attempt(EmailKey mailbox, ClientAddress address) {
		CodeTryTicket ticket = new CodeTryTicket(keys.of(mailbox), keys.of(address), ids.next().toString());
		Duration wait = codes.takeFromAddress(ticket);
		if (!wait.isZero()) {
			return new CodeTryDecision.Exceeded(wait);
		}
		wait = codes.takeForMailbox(ticket);
		if (!wait.isZero()) {
			codes.giveBackToAddress(ticket);
			return new CodeTryDecision.Exceeded(wait);
		}
		return new CodeTryDecision.Permitted(ticket);
	}

	/**
	 * Takes back a try that was right, or that ended before the code was compared.
	 */
	public void undo(CodeTryTicket ticket) {
		codes.giveBackToMailbox(ticket);
		codes.giveBackToAddress(ticket);
	}

}
