package dev.moongate.account;

import java.time.Clock;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddress;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;
import dev.moongate.verification.VerifiedCode;

/**
 * New passwords for users who lost theirs.
 */
@Service
public class PasswordResetService {

	private final UserRepository users;

	private final VerificationService verification;

	private final PasswordPolicy policy;

	private final PasswordHasher hasher;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	PasswordResetService(UserRepository users, VerificationService verification, PasswordPolicy policy,
			PasswordHasher hasher, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.users = users;
		this.verification = verification;
		this.policy = policy;
		this.hasher = hasher;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Sets a new password by a code. The code is used up, the password set and every
	 * session ended in one transaction; of several resets with one code one succeeds.
	 * @throws ProblemException WEAK_PASSWORD, CODE_*, BUSY
	 */
	public void reset(EmailAddress email, Code code, NewPassword password, ClientAddress client) {
		policy.check("new_password", password, email, null);
		VerifiedCode verified = verification.verify(email, Purpose.RESET_PASSWORD, code, client);
		Username username = users.findByEmail(email.value()).map(User::username).orElseThrow(this::codeInvalid);
		policy.check("new_password", password, email, username);
		String hash = hasher.hash(password.value());
		transaction.executeWithoutResult(status -> set(email, verified, hash));
	}

	private void set(EmailAddress email, VerifiedCode code, String hash) {
		User user = users.findByEmailLocked(email.value())
			.filter(candidate -> candidate.codeBinding().equals(code.binding()))
			.orElseThrow(this::codeInvalid);
		verification.consume(code);
		user.changePassword(hash, clock.instant());
		user.confirmEmail();
		users.saveAndFlush(user);
		events.publishEvent(new AccountChanged(user.userId()));
		events.publishEvent(new PasswordChanged(user.userId(), user.profile().recipient(), null));
	}

	private ProblemException codeInvalid() {
		return ProblemException.of(Reason.CODE_INVALID);
	}

}
