package dev.moongate.throttle;

import java.security.SecureRandom;
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

	private final CodeThrottleProperties properties;

	private final ThrottleKeys keys;

	private final Ids ids;

	private final SecureRandom random;

	CodeThrottleService(CodeThrottleStore codes, CodeThrottleProperties properties, ThrottleKeys keys, Ids ids,
			SecureRandom random) {
		this.codes = codes;
		this.properties = properties;
		this.keys = keys;
		this.ids = ids;
		this.random = random;
	}

	/**
	 * Asks whether a code may be mailed now. Of many who ask at once one is permitted,
	 * and the others wait a short time for what becomes of it: so nobody is told of a
	 * code that was never sent.
	 * @param captchaOffered whether the request carries a captcha; that it is right has
	 * to be found out with the permission in hand, which is {@linkplain #undo(CodeTicket)
	 * taken back} if it is not
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public CodeRequestDecision request(EmailKey mailbox, boolean captchaOffered) {
		CodeTicket ticket = new CodeTicket(keys.of(mailbox), ids.next().toString());
		Patience patience = new Patience(properties.patience(), random);
		CodeRequestDecision decision;
		do {
			decision = codes.request(ticket, captchaOffered);
		}
		while (decision instanceof CodeRequestDecision.Busy && patience.pause());
		return decision;
	}

	/**
	 * Counts a code that came of a permission.
	 * @return when the next may be asked for
	 */
	public Duration settle(CodeTicket ticket) {
		return codes.settle(ticket);
	}

	/**
	 * Takes back a permission no code came of, as if it had not been asked for.
	 */
	public void undo(CodeTicket ticket) {
		codes.forget(ticket);
	}

	/**
	 * Asks whether a code may be compared now. A permitted try takes the place of a wrong
	 * one, for the mailbox and for the address, until it is {@linkplain #settle settled}
	 * or {@linkplain #undo(CodeTryTicket) taken back}: so many tries at once are no more
	 * than so many in turn. One that is cut off gives its place back by itself. Where
	 * tries in flight hold every place that is left, it waits a short time for one of
	 * them to get through. Not to be called within a transaction, which would wait too.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public CodeTryDecision attempt(EmailKey mailbox, ClientAddress address) {
		CodeTryTicket ticket = new CodeTryTicket(keys.of(mailbox), keys.of(address), ids.next().toString());
		Patience patience = new Patience(properties.patience(), random);
		CodeTryDecision decision;
		do {
			decision = attempt(ticket);
		}
		while (decision instanceof CodeTryDecision.Exceeded exceeded
				&& exceeded.retryAfter().compareTo(properties.lease()) <= 0 && patience.pause());
		return decision;
	}

	private CodeTryDecision attempt(CodeTryTicket ticket) {
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
	 * Counts a try that was wrong.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer: then
	 * nothing about the code may be told
	 */
	public void settle(CodeTryTicket ticket) {
		codes.countForMailbox(ticket);
		codes.countForAddress(ticket);
	}

	/**
	 * Takes back a try that was right, or that ended before the code was compared.
	 */
	public void undo(CodeTryTicket ticket) {
		codes.giveBackToMailbox(ticket);
		codes.giveBackToAddress(ticket);
	}

}
