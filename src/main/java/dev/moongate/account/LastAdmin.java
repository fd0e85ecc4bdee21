package dev.moongate.account;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Role;

/**
 * The rule that somebody is always left who can administer.
 */
@Component
class LastAdmin {

	private final UserRepository users;

	LastAdmin(UserRepository users) {
		this.users = users;
	}

	/**
	 * Refuses to let go of an administrator without whom there is none. To be called with
	 * the user's row locked, in the transaction that deletes or disables the user or
	 * takes the role away: of two administrators who go at once, the second waits here
	 * and sees that the first is gone.
	 * @throws ProblemException LAST_ADMIN
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void refuseToLose(User user) {
		Profile profile = user.profile();
		if (!profile.active() || !profile.roles().contains(Role.ADMIN)) {
			return;
		}
		users.awaitOtherAdmins();
		if (!users.existsOtherAdmin(user.getId())) {
			throw ProblemException.of(Reason.LAST_ADMIN);
		}
	}

}
