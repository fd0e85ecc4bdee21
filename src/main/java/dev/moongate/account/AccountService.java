package dev.moongate.account;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;

/**
 * Accounts as their owners and other services see them.
 */
@Service
public class AccountService {

	private final UserRepository users;

	private final AccountProperties properties;

	AccountService(UserRepository users, AccountProperties properties) {
		this.users = users;
		this.properties = properties;
	}

	/**
	 * Returns a user's profile.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	@Transactional(readOnly = true)
	public Profile profile(UserId id) {
		return users.findById(id.value())
			.map(User::profile)
			.orElseThrow(() -> ProblemException.of(Reason.USER_NOT_FOUND));
	}

	/**
	 * Returns whether an address has an account, or false for every address where the
	 * service conceals that.
	 */
	@Transactional(readOnly = true)
	public boolean admitsAccount(EmailAddress email) {
		return users.existsByEmail(email.value()) & !properties.concealsExistence();
	}

}
