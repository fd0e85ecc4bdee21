package dev.moongate.account;

import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.verification.EmailAddress;

/**
 * The addresses and usernames that somebody has. Asked before something is stored, to
 * refuse early, and again when the database has refused it, to tell why.
 */
@Component
class TakenNames {

	private final UserRepository users;

	private final CredentialRepository credentials;

	TakenNames(UserRepository users, CredentialRepository credentials) {
		this.users = users;
		this.credentials = credentials;
	}

	/**
	 * Refuses names one of which somebody has.
	 * @throws ProblemException EMAIL_TAKEN, USERNAME_TAKEN
	 */
	void refuse(EmailAddress email, Username username) {
		refuse(email);
		if (users.existsByUsernameLower(username.lower())) {
			throw ProblemException.of(Reason.USERNAME_TAKEN);
		}
	}

	/**
	 * Refuses an address that somebody has.
	 * @throws ProblemException EMAIL_TAKEN
	 */
	void refuse(EmailAddress email) {
		if (credentials.existsByEmail(email.value())) {
			throw ProblemException.of(Reason.EMAIL_TAKEN);
		}
	}

}
