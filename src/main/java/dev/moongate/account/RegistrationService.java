package dev.moongate.account;

import java.time.Clock;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.system.Ids;
import dev.moongate.system.UserId;
import dev.moongate.verification.Code;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;
import dev.moongate.verification.VerifiedCode;

/**
 * The opening of accounts.
 */
@Service
public class RegistrationService {

	private final UserRepository users;

	private final TakenNames taken;

	private final VerificationService verification;

	private final PasswordPolicy policy;

	private final PasswordHasher hasher;

	private final AccountProperties properties;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	RegistrationService(UserRepository users, TakenNames taken, VerificationService verification, PasswordPolicy policy,
			PasswordHasher hasher, AccountProperties properties, TransactionTemplate transaction,
			ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.users = users;
		this.taken = taken;
		this.verification = verification;
		this.policy = policy;
		this.hasher = hasher;
		this.properties = properties;
		this.transaction = transaction;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Whether opening an account takes a code from a mail.
	 */
	public boolean takesCode() {
		return properties.requiresEmailCode();
	}

	/**
	 * Opens an account. The code is used up together with the creation of the user; a
	 * registration refused for its names leaves it usable. Of several registrations with
	 * one code, one address or one username exactly one succeeds.
	 * @throws ProblemException WEAK_PASSWORD, CODE_*, EMAIL_TAKEN, USERNAME_TAKEN, BUSY
	 */
	public Credentials register(Registration registration) {
		policy.check("password", registration.password(), registration.email(), registration.username());
		VerifiedCode code = verify(registration);
		taken.refuse(registration.email(), registration.username());
		String hash = hasher.hash(registration.password().value());
		User user = new User(new UserId(ids.next()), registration.email(), registration.username(), registration.name(),
				hash, code != null, registration.language(), clock.instant());
		try {
			transaction.executeWithoutResult(status -> {
				if (code != null) {
					verification.consume(code);
				}
				users.saveAndFlush(user);
				events.publishEvent(new AccountCreated(user.userId()));
			});
		}
		catch (DataIntegrityViolationException ex) {
			taken.refuse(registration.email(), registration.username());
			throw ex;
		}
		return user.credentials();
	}

	private @Nullable VerifiedCode verify(Registration registration) {
		if (!takesCode()) {
			return null;
		}
		Code code = Objects.requireNonNull(registration.code(), "A form without a code is refused");
		return verification.verify(registration.email(), Purpose.REGISTER, code, registration.client());
	}

}
