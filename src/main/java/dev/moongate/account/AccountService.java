package dev.moongate.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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

	private final CredentialRepository credentials;

	private final ProfileCache profiles;

	private final AccountProperties properties;

	AccountService(UserRepository users, CredentialRepository credentials, ProfileCache profiles,
			AccountProperties properties) {
		this.users = users;
		this.credentials = credentials;
		this.profiles = profiles;
		this.properties = properties;
	}

	/**
	 * Returns a user's profile, as it is since the last change anywhere.
	 * @throws ProblemException USER_NOT_FOUND
	 */
	public Profile profile(UserId id) {
		Profile profile = profiles.find(id);
		if (profile == null) {
			throw ProblemException.of(Reason.USER_NOT_FOUND);
		}
		return profile;
	}

	/**
	 * Returns whether an address has an account, or false for every address where the
	 * service conceals that.
	 */
	public boolean admitsAccount(EmailAddress email) {
		// no short cut: the answer takes as long where existence is concealed
		return credentials.existsByEmail(email.value()) & !properties.concealsExistence();
	}

	/**
	 * Returns which of some users there are, and keeps those from being deleted until the
	 * transaction at hand has ended. Whoever is just being deleted is waited for.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<UserId> keepFromDeletion(Collection<UserId> ids) {
		return users.shareExisting(ids.stream().map(UserId::value).toArray(UUID[]::new))
			.stream()
			.map(UserId::new)
			.toList();
	}

	/**
	 * Returns a user's profile as PostgreSQL has it, and keeps the account as it is until
	 * the transaction at hand has ended. Whoever is just changing it is waited for.
	 * @return empty if there is no such user
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Profile> keepFromChange(UserId id) {
		return users.findByIdShared(id.value()).map(User::profile);
	}

	/**
	 * Drops what this process remembers of a user.
	 */
	public void forget(UserId id) {
		profiles.forget(id);
	}

	/**
	 * Drops what this process remembers of anybody.
	 */
	public void forgetAll() {
		profiles.forgetAll();
	}

	/**
	 * Returns the users who have changed since a time and of whom this process or Redis
	 * remembers what was before, because nobody told them.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	public List<UserId> staleSince(Instant since) {
		return profiles.staleSince(since);
	}

	/**
	 * Returns what Redis keeps of a user, to be dropped when the account has changed.
	 */
	public ProfileCopy copyOf(UserId id) {
		return profiles.copy(id);
	}

}
