package dev.moongate.account;

import java.time.Clock;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * The changing of profiles by their owners.
 */
@Service
public class ProfileChangeService {

	private final UserRepository users;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ProfileChangeService(UserRepository users, TransactionTemplate transaction, ApplicationEventPublisher events,
			Clock clock) {
		this.users = users;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Changes a profile. Of several users who want one username at once one gets it; a
	 * change that changes nothing leaves no trace.
	 * @return the profile as it is now
	 * @throws ProblemException USERNAME_TAKEN
	 */
	public Profile change(UserId userId, ProfileChange change) {
		try {
			return Objects.requireNonNull(transaction.execute(status -> apply(userId, change)));
		}
		catch (DataIntegrityViolationException ex) {
			refuseTaken(userId, change);
			throw ex;
		}
	}

	private Profile apply(UserId userId, ProfileChange change) {
		User user = users.findByIdLocked(userId.value()).orElseThrow(() -> ProblemException.of(Reason.TOKEN_REVOKED));
		refuseTaken(userId, change);
		if (user.edit(change, clock.instant())) {
			users.saveAndFlush(user);
			events.publishEvent(new AccountChanged(userId));
			events.publishEvent(new ProfileUpdated(userId));
		}
		return user.profile();
	}

	private void refuseTaken(UserId userId, ProfileChange change) {
		Username username = change.username();
		if (username != null && users.existsByUsernameLowerAndIdNot(username.lower(), userId.value())) {
			throw ProblemException.of(Reason.USERNAME_TAKEN);
		}
	}

}
