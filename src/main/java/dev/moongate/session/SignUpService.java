package dev.moongate.session;

import java.time.Clock;

import org.springframework.stereotype.Service;

import dev.moongate.account.Credentials;
import dev.moongate.account.Registration;
import dev.moongate.account.RegistrationService;
import dev.moongate.problem.ProblemException;
import dev.moongate.token.TokenService;

/**
 * Signing up: an account and at once a session for it.
 */
@Service
public class SignUpService {

	private final RegistrationService registrations;

	private final SessionService sessions;

	private final TokenService tokens;

	private final Clock clock;

	SignUpService(RegistrationService registrations, SessionService sessions, TokenService tokens, Clock clock) {
		this.registrations = registrations;
		this.sessions = sessions;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * Opens an account and its first session.
	 * @throws ProblemException whatever {@link RegistrationService#register} throws
	 */
	public SignedIn signUp(Registration registration, ClientInfo client) {
		Credentials account = registrations.register(registration);
		return new SignedIn(account.loggedInAt(clock.instant()).profile(),
				tokens.issue(sessions.open(account, client)));
	}

}
