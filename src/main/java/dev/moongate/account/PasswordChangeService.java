package dev.moongate.account;

import java.time.Clock;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddress;

/**
 * New passwords for users who know the old one.
 */
@Service
public class PasswordChangeService {

	private final UserRepository users;

	private final PasswordConfirmation confirmation;

	private final PasswordPolicy policy;

	private final PasswordHasher hasher;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	PasswordChangeService(UserRepository users, PasswordConfirmation confirmation, PasswordPolicy policy,
			PasswordHasher hasher, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.users = users;
		this.confirmation = confirmation;
		this.policy = policy;
		this.hasher = hasher;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Sets a new password and ends every session but the caller's, in one transaction.
	 * @throws ProblemException INVALID_CREDENTIALS, WEAK_PASSWORD, ACCOUNT_LOCKED,
	 * RATE_LIMITED, BUSY
	 */
	public void change(Caller caller, PresentedPassword current, NewPassword password, ClientAddress client) {
		Credentials account = confirmation.confirm(caller.userId(), current, client);
		Profile profile = account.profile();
		policy.check("new_password", password, profile.recipient().email(), new Username(profile.username()));
		String hash = hasher.hash(password.value());
		transaction.executeWithoutResult(status -> set(caller, account.version(), hash));
	}

	private void set(Caller caller, int version, String hash) {
		User user = users.findByIdLocked(caller.userId().value())
			.filter(candidate -> candidate.credentialVersion() == version)
			.orElseThrow(PasswordConfirmation::wrong);
		user.changePassword(hash, clock.instant());
		users.saveAndFlush(user);
		events.publishEvent(new AccountChanged(user.userId()));
		events.publishEvent(new PasswordChanged(user.userId(), user.profile().recipient(), caller.sessionId()));
	}

}
