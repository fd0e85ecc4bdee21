package dev.moongate.throttle;

import java.security.SecureRandom;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;

/**
 * Keeps guessing of passwords slow. Before a password is looked at, a try is acquired;
 * after, it is settled, whatever happens in between. A try that is never settled gives
 * its place back by itself, and does not count.
 * <p>
 * What is counted: the failures of an account from an address, which first demand a
 * captcha and then lock the account for that address; and the failures of an address over
 * all accounts. Success forgets the former. To forget what an account collected at all
 * addresses, give it another {@linkplain LoginSubject#of version}.
 */
@Service
public class LoginAttemptService {

	private final LoginAttemptStore attempts;

	private final LoginAttemptProperties properties;

	private final ThrottleKeys keys;

	private final Ids ids;

	private final SecureRandom random;

	LoginAttemptService(LoginAttemptStore attempts, LoginAttemptProperties properties, ThrottleKeys keys, Ids ids,
			SecureRandom random) {
		this.attempts = attempts;
		this.properties = properties;
		this.keys = keys;
		this.ids = ids;
		this.random = random;
	}

	/**
	 * Asks whether a login may be evaluated now. While tries of the same account or
	 * address hold every place, it waits a short time for one of them to get through: so
	 * the right password gets in even from many windows at once. Not to be called within
	 * a transaction, which would wait too.
	 * @param captchaOffered whether the login carries a captcha; that it is right has to
	 * be found out with a permitted try in hand, which is abandoned if it is not
	 * @param accountDemandsCaptcha whether the account needs a captcha for reasons of its
	 * own
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer
	 */
	public AttemptDecision acquire(LoginSubject subject, ClientAddress address, boolean captchaOffered,
			boolean accountDemandsCaptcha) {
		AttemptTicket ticket = new AttemptTicket(keys.of(address), keys.of(subject), ids.next().toString());
		Patience patience = new Patience(properties.patience(), random);
		AttemptDecision decision;
		do {
			decision = attempts.acquire(ticket, captchaOffered, accountDemandsCaptcha);
		}
		while (decision instanceof AttemptDecision.Busy && patience.pause());
		return decision;
	}

	/**
	 * Ends a permitted try.
	 * @throws org.springframework.dao.DataAccessException if Redis does not answer: then
	 * nothing was counted, and nothing about the password may be told
	 */
	public AttemptOutcome settle(AttemptTicket ticket, AttemptResult result) {
		return attempts.settle(ticket, result);
	}

	/**
	 * Ends a permitted try whose password was not looked at. What kept it from that is
	 * what the caller has to tell: if the try cannot be ended, it gives its place back by
	 * itself.
	 * @param cause why, which keeps a failure to end the try beside it
	 */
	public void abandon(AttemptTicket ticket, RuntimeException cause) {
		try {
			attempts.settle(ticket, AttemptResult.ABANDONED);
		}
		catch (DataAccessException ex) {
			cause.addSuppressed(ex);
		}
	}

}
