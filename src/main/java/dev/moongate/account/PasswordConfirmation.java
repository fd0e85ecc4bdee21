package dev.moongate.account;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.UserId;
import dev.moongate.throttle.AttemptDecision;
import dev.moongate.throttle.AttemptOutcome;
import dev.moongate.throttle.AttemptResult;
import dev.moongate.throttle.AttemptTicket;
import dev.moongate.throttle.LoginAttemptService;
import dev.moongate.throttle.LoginSubject;

/**
 * The check that whoever holds an access token is the owner of the account. A wrong
 * password counts as a failed login; no captcha is asked for, because the token proves
 * more than one would.
 */
@Component
class PasswordConfirmation {

	private final UserRepository users;

	private final CredentialService credentials;

	private final LoginAttemptService attempts;

	private final ApplicationEventPublisher events;

	PasswordConfirmation(UserRepository users, CredentialService credentials, LoginAttemptService attempts,
			ApplicationEventPublisher events) {
		this.users = users;
		this.credentials = credentials;
		this.attempts = attempts;
		this.events = events;
	}

	/**
	 * Checks the password of a signed-in user.
	 * @throws ProblemException INVALID_CREDENTIALS, ACCOUNT_LOCKED, RATE_LIMITED, BUSY
	 */
	Credentials confirm(UserId userId, PresentedPassword password, ClientAddress client) {
		Credentials account = users.findById(userId.value())
			.map(User::credentials)
			.orElseThrow(() -> ProblemException.of(Reason.TOKEN_REVOKED));
		if (account.failedLogins() >= Credentials.LOCKED_FOR_ALL) {
			events.publishEvent(new PasswordRefused(userId, Reason.ACCOUNT_LOCKED));
			throw ProblemException.of(Reason.ACCOUNT_LOCKED).withRetryAfter(Credentials.LOCKED_FOR_LONG);
		}
		AttemptTicket ticket = acquire(account, client);
		boolean right;
		try {
			right = credentials.matches(account, password);
		}
		catch (RuntimeException ex) {
			attempts.abandon(ticket, ex);
			throw ex;
		}
		AttemptOutcome outcome = attempts.settle(ticket, right ? AttemptResult.SUCCESS : AttemptResult.FAILURE);
		if (!right) {
			credentials.countFailure(account);
			events.publishEvent(new PasswordRefused(userId, Reason.INVALID_CREDENTIALS));
			if (outcome.lockedFor() != null) {
				events.publishEvent(new LoginLocked(userId));
			}
			throw wrong();
		}
		return account;
	}

	/**
	 * The answer to a password that is not, or no longer, that of the account. Nobody has
	 * typed an address or a username, which the usual words speak of.
	 */
	static ProblemException wrong() {
		return ProblemException.of(Reason.INVALID_CREDENTIALS).withMessage("password.wrong");
	}

	private AttemptTicket acquire(Credentials account, ClientAddress client) {
		LoginSubject subject = LoginSubject.of(account.userId(), account.lockVersion());
		AttemptDecision decision = attempts.acquire(subject, client, true, false);
		return switch (decision) {
			case AttemptDecision.Permitted permitted -> permitted.ticket();
			case AttemptDecision.Refused refused -> {
				events.publishEvent(new PasswordRefused(account.userId(), refused.problem().reason()));
				throw refused.problem();
			}
			case AttemptDecision.CaptchaRequired required ->
				throw new IllegalStateException("A captcha was as good as offered");
		};
	}

}
