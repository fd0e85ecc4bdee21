package dev.moongate.account;

import java.time.Clock;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Ids;
import dev.moongate.system.UserId;

/**
 * Accounts in the hands of administrators.
 */
@Service
public class AccountAdministrationService {

	private final UserRepository users;

	private final TakenNames taken;

	private final PasswordPolicy policy;

	private final PasswordHasher hasher;

	private final LastAdmin lastAdmin;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	AccountAdministrationService(UserRepository users, TakenNames taken, PasswordPolicy policy, PasswordHasher hasher,
			LastAdmin lastAdmin, ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.users = users;
		this.taken = taken;
		this.policy = policy;
		this.hasher = hasher;
		this.lastAdmin = lastAdmin;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Reads the hash of a password that another system made.
	 * @throws InvalidValueException if it is in none of the accepted forms, or would cost
	 * too much to check
	 */
	public PasswordHash readHash(String foreign) {
		return hasher.adopt(foreign)
			.map(PasswordHash::new)
			.orElseThrow(() -> new InvalidValueException("field.password_hash"));
	}

	/**
	 * Hashes the password of an account that is to be opened.
	 * @throws ProblemException WEAK_PASSWORD, BUSY
	 */
	public PasswordHash hash(NewPassword password, NewAccount account) {
		policy.check("password", password, account.email(), account.username());
		return new PasswordHash(hasher.hash(password.value()));
	}

	/**
	 * Opens an account in the transaction at hand. Of several with one address or one
	 * username one is opened, and the transactions of the others fail:
	 * {@link #refuseTaken} tells why.
	 * @throws ProblemException EMAIL_TAKEN, USERNAME_TAKEN
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Account open(NewAccount account, PasswordHash hash) {
		refuseTaken(account);
		User user = new User(new UserId(ids.next()), account.email(), account.username(), account.name(), hash.value(),
				account.verified(), account.language(), clock.instant());
		user.administer(new AccountChange(account.active(), null, account.roles(), null), clock.instant());
		users.saveAndFlush(user);
		events.publishEvent(new AccountCreated(user.userId()));
		return user.account();
	}

	/**
	 * Returns whether there is an administrator.
	 */
	@Transactional(readOnly = true)
	public boolean hasAdmin() {
		return users.existsAdmin();
	}

	/**
	 * Opens the account of the first administrator, unless there is one by now.
	 * @return whether it was opened
	 * @throws ProblemException EMAIL_TAKEN, USERNAME_TAKEN
	 */
	@Transactional
	public boolean openFirstAdmin(NewAccount admin, PasswordHash hash) {
		users.awaitOtherAdmins();
		if (users.existsAdmin()) {
			return false;
		}
		open(admin, hash);
		return true;
	}

	/**
	 * Refuses an account whose names somebody has.
	 * @throws ProblemException EMAIL_TAKEN, USERNAME_TAKEN
	 */
	public void refuseTaken(NewAccount account) {
		taken.refuse(account.email(), account.username());
	}

	/**
	 * Returns an account.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional(readOnly = true)
	public Account find(UserId id) {
		return users.findById(id.value()).orElseThrow(AccountAdministrationService::notFound).account();
	}

	/**
	 * Changes an account in the transaction at hand. Of several changes that together
	 * would leave no active administrator the last is refused. That the account has
	 * changed is told in any case: who says the same again may not know whether anybody
	 * heard of it the first time.
	 * @return the account as it is now
	 * @throws ProblemException USER_NOT_FOUND, LAST_ADMIN
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Account change(UserId id, AccountChange change) {
		User user = locked(id);
		if (change.endsAdministration()) {
			lastAdmin.refuseToLose(user);
		}
		if (user.administer(change, clock.instant())) {
			users.saveAndFlush(user);
		}
		events.publishEvent(new AccountChanged(id));
		return user.account();
	}

	/**
	 * Lifts whatever failed logins have locked, for every address.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional
	public Account unlock(UserId id) {
		User user = locked(id);
		user.unlock();
		return users.saveAndFlush(user).account();
	}

	private User locked(UserId id) {
		return users.findByIdLocked(id.value()).orElseThrow(AccountAdministrationService::notFound);
	}

	private static ProblemException notFound() {
		return ProblemException.of(Reason.USER_NOT_FOUND);
	}

}
