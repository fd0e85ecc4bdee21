package dev.moongate.session;

import java.time.Clock;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

import dev.moongate.account.CredentialService;
import dev.moongate.account.Credentials;
import dev.moongate.account.LoginLocked;
import dev.moongate.captcha.CaptchaService;
import dev.moongate.captcha.Challenge;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.throttle.AttemptDecision;
import dev.moongate.throttle.AttemptOutcome;
import dev.moongate.throttle.AttemptResult;
import dev.moongate.throttle.AttemptTicket;
import dev.moongate.throttle.LoginAttemptService;
import dev.moongate.throttle.LoginSubject;
import dev.moongate.throttle.UnknownAccountService;
import dev.moongate.token.TokenService;

/**
 * Signing in, step by step: who is meant, may another try be made, is a captcha solved,
 * is the password right, what does the try count as, and then the session. No
 * collaborator calls another, but that the opening of the session has the login noted in
 * its transaction, and no database connection is held while a password is hashed.
 */
@Service
public class LoginService {

	private final CredentialService credentials;

	private final LoginAttemptService attempts;

	private final UnknownAccountService unknownAccounts;

	private final CaptchaService captchas;

	private final SessionService sessions;

	private final TokenService tokens;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LoginService(CredentialService credentials, LoginAttemptService attempts, UnknownAccountService unknownAccounts,
			CaptchaService captchas, SessionService sessions, TokenService tokens, ApplicationEventPublisher events,
			Clock clock) {
		this.credentials = credentials;
		this.attempts = attempts;
		this.unknownAccounts = unknownAccounts;
		this.captchas = captchas;
		this.sessions = sessions;
		this.tokens = tokens;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Signs a user in. An unknown account is refused just as a wrong password is, after
	 * the same work.
	 * @throws ProblemException INVALID_CREDENTIALS, CAPTCHA_REQUIRED (both with a
	 * {@link Challenge}), CAPTCHA_INVALID, ACCOUNT_LOCKED, ACCOUNT_DISABLED,
	 * RATE_LIMITED, BUSY
	 */
	public SignedIn login(SignIn signIn, ClientInfo client) {
		return credentials.inTurn(() -> inTurn(signIn, client));
	}

	private SignedIn inTurn(SignIn signIn, ClientInfo client) {
		Optional<Credentials> account = credentials.find(signIn.name());
		try {
			SignedIn signedIn = login(account, signIn, client);
			account.map(Credentials::userId).map(LoginSucceeded::new).ifPresent(events::publishEvent);
			return signedIn;
		}
		catch (ProblemException ex) {
			if (ex.reason() != Reason.BUSY) {
				events.publishEvent(new LoginRefused(account.map(Credentials::userId).orElse(null), ex.reason()));
			}
			throw ex;
		}
	}

	private SignedIn login(Optional<Credentials> account, SignIn signIn, ClientInfo client) {
		LoginSubject subject = account.map(LoginService::subjectOf)
			.orElseGet(() -> LoginSubject.unknown(signIn.name().key()));
		int failures = account.map(Credentials::failedLogins).orElseGet(() -> unknownAccounts.failures(subject));
		if (failures >= Credentials.LOCKED_FOR_ALL) {
			askInVain(account, subject);
			throw ProblemException.of(Reason.ACCOUNT_LOCKED).withRetryAfter(Credentials.LOCKED_FOR_LONG);
		}
		AttemptTicket ticket = acquire(account, subject, client, signIn.captcha() != null, failures);
		boolean right;
		try {
			if (signIn.captcha() != null) {
				captchas.solve(signIn.captcha());
			}
			right = credentials.matches(account.orElse(null), signIn.password());
		}
		catch (RuntimeException ex) {
			attempts.abandon(ticket, ex);
			askInVain(account, subject);
			throw ex;
		}
		AttemptOutcome outcome = attempts.settle(ticket, right ? AttemptResult.SUCCESS : AttemptResult.FAILURE);
		if (!right) {
			credentials.countFailure(account.orElse(null));
			unknownAccounts.fail(subject);
			askInVain(account, subject);
			if (outcome.lockedFor() != null) {
				events.publishEvent(new LoginLocked(account.map(Credentials::userId).orElse(null)));
			}
			throw refused(outcome.captchaRequiredNext() || failures + 1 >= Credentials.CAPTCHA_FOR_ALL);
		}
		return open(account.orElseThrow(), signIn, client);
	}

	private SignedIn open(Credentials account, SignIn signIn, ClientInfo client) {
		if (!account.profile().active()) {
			throw ProblemException.of(Reason.ACCOUNT_DISABLED);
		}
		credentials.upgrade(account, signIn.password());
		return new SignedIn(account.loggedInAt(clock.instant()).profile(),
				tokens.issue(sessions.open(account, client)));
	}

	/**
	 * Asks for an account what was asked for a name without one, where the answer could
	 * tell by its time that there was no need to. A login that succeeds tells more and
	 * need not ask.
	 */
	private void askInVain(Optional<Credentials> account, LoginSubject subject) {
		if (account.isEmpty()) {
			return;
		}
		try {
			unknownAccounts.failures(subject);
		}
		catch (DataAccessException ex) {
			// what nobody needs to know may stay unknown
		}
	}

	private static LoginSubject subjectOf(Credentials account) {
		return LoginSubject.of(account.userId(), account.lockVersion());
	}

	private AttemptTicket acquire(Optional<Credentials> account, LoginSubject subject, ClientInfo client,
			boolean captchaOffered, int failures) {
		AttemptDecision decision = attempts.acquire(subject, client.address(), captchaOffered,
				failures >= Credentials.CAPTCHA_FOR_ALL);
		if (!(decision instanceof AttemptDecision.Permitted)) {
			askInVain(account, subject);
		}
		return switch (decision) {
			case AttemptDecision.Permitted permitted -> permitted.ticket();
			case AttemptDecision.CaptchaRequired required ->
				throw ProblemException.of(Reason.CAPTCHA_REQUIRED).withData(challenge(true));
			case AttemptDecision.Refused refused -> throw refused.problem();
		};
	}

	private ProblemException refused(boolean captchaRequired) {
		return ProblemException.of(Reason.INVALID_CREDENTIALS).withData(challenge(captchaRequired));
	}

	private Challenge challenge(boolean captchaRequired) {
		return captchaRequired ? Challenge.of(captchas.draw()) : Challenge.NONE;
	}

}
