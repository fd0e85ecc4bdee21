package dev.moongate.account;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.UserId;
import dev.moongate.verification.VerificationService;

/**
 * The deletion of accounts by their owners and by administrators.
 */
@Service
public class AccountDeletionService {

	private final UserRepository users;

	private final PasswordConfirmation confirmation;

	private final VerificationService verification;

	private final LastAdmin lastAdmin;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	AccountDeletionService(UserRepository users, PasswordConfirmation confirmation, VerificationService verification,
			LastAdmin lastAdmin, TransactionTemplate transaction, ApplicationEventPublisher events) {
		this.users = users;
		this.confirmation = confirmation;
		this.verification = verification;
		this.lastAdmin = lastAdmin;
		this.transaction = transaction;
		this.events = events;
	}

	/**
	 * Deletes the caller's account with everything stored about it, in one transaction.
	 * With its commit every access token of the user is dead.
	 * @throws ProblemException INVALID_CREDENTIALS, LAST_ADMIN, ACCOUNT_LOCKED,
	 * RATE_LIMITED, BUSY
	 */
	public void delete(Caller caller, PresentedPassword password, ClientAddress client) {
		Credentials account = confirmation.confirm(caller.userId(), password, client);
		transaction.executeWithoutResult(status -> delete(account));
	}

	/**
	 * Deletes an account as an administrator wants it, in the transaction at hand.
	 * @throws ProblemException USER_NOT_FOUND, LAST_ADMIN
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(UserId userId) {
		delete(users.findByIdLocked(userId.value()).orElseThrow(() -> ProblemException.of(Reason.USER_NOT_FOUND)),
				false);
	}

	private void delete(Credentials account) {
		delete(users.findByIdLocked(account.userId().value())
			.filter(candidate -> candidate.credentialVersion() == account.version())
			.orElseThrow(PasswordConfirmation::wrong), true);
	}

	private void delete(User user, boolean byOwner) {
		lastAdmin.refuseToLose(user);
		Recipient owner = user.profile().recipient();
		verification.forget(user.userId(), owner.email());
		events.publishEvent(new AccountChanged(user.userId()));
		events.publishEvent(new AccountDeleted(user.userId(), owner, byOwner));
		users.delete(user);
	}

}
