package dev.moongate.account;

import java.time.Clock;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.UserId;
import dev.moongate.verification.CodeBinding;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;
import dev.moongate.verification.VerifiedCode;

/**
 * New addresses for users who know their password and can read mail at the new address.
 */
@Service
public class EmailChangeService {

	private final UserRepository users;

	private final TakenNames taken;

	private final PasswordConfirmation confirmation;

	private final VerificationService verification;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	EmailChangeService(UserRepository users, TakenNames taken, PasswordConfirmation confirmation,
			VerificationService verification, TransactionTemplate transaction, ApplicationEventPublisher events,
			Clock clock) {
		this.users = users;
		this.taken = taken;
		this.confirmation = confirmation;
		this.verification = verification;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Moves an account to another address. The code is used up with it, and no code sent
	 * to the old address is good for anything afterwards; sessions go on. Of several who
	 * want one address at once one gets it. That an address is taken is told only to
	 * whoever has shown a code that was mailed there.
	 * @return the profile as it is now
	 * @throws ProblemException INVALID_CREDENTIALS, CODE_*, EMAIL_TAKEN, ACCOUNT_LOCKED,
	 * RATE_LIMITED, BUSY
	 */
	public Profile change(Caller caller, EmailChange change, ClientAddress client) {
		Credentials account = confirmation.confirm(caller.userId(), change.password(), client);
		VerifiedCode code = verification.verify(change.newEmail(), Purpose.CHANGE_EMAIL, change.code(), client);
		if (!code.binding().equals(new CodeBinding(caller.userId(), account.version()))) {
			throw ProblemException.of(Reason.CODE_INVALID);
		}
		try {
			return Objects.requireNonNull(transaction.execute(status -> apply(caller.userId(), code, change)));
		}
		catch (DataIntegrityViolationException ex) {
			taken.refuse(change.newEmail());
			throw ex;
		}
	}

	private Profile apply(UserId userId, VerifiedCode code, EmailChange change) {
		User user = users.findByIdLocked(userId.value())
			.filter(candidate -> candidate.codeBinding().equals(code.binding()))
			.orElseThrow(() -> ProblemException.of(Reason.CODE_INVALID));
		taken.refuse(change.newEmail());
		verification.consume(code);
		Recipient old = user.profile().recipient();
		user.changeEmail(change.newEmail(), clock.instant());
		users.saveAndFlush(user);
		verification.forget(user.userId(), old.email());
		events.publishEvent(new AccountChanged(user.userId()));
		events.publishEvent(new EmailChanged(user.userId(), old));
		return user.profile();
	}

}
