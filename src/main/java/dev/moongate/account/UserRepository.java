package dev.moongate.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users.
 */
interface UserRepository extends Repository<User, UUID> {

	Optional<User> findById(UUID id);

	Optional<User> findByEmail(String email);

	Optional<User> findByUsernameLower(String usernameLower);

	boolean existsByEmail(String email);

	boolean existsByUsernameLower(String usernameLower);

	/**
	 * Finds a user and locks the row, so that whatever changes credentials or sessions of
	 * the user waits.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select u from User u where u.email = :email")
	Optional<User> findByEmailLocked(String email);

	User saveAndFlush(User user);

	/**
	 * Replaces the hash of a password by a newer one of the same password, unless the
	 * password has changed meanwhile.
	 */
	@Modifying
	@Transactional
	@Query("update User u set u.passwordHash = :newHash where u.id = :id and u.passwordHash = :oldHash")
	void replaceHash(UUID id, String oldHash, String newHash);

	/**
	 * Counts one more consecutive failed login.
	 */
	@Modifying
	@Transactional
	@Query("update User u set u.failedLogins = u.failedLogins + 1 where u.id = :id")
	void countFailedLogin(UUID id);

	/**
	 * Notes a right login, unless the credentials have changed since they were checked or
	 * the account is disabled.
	 * @return one, or zero if the login must not go on
	 */
	@Modifying
	@Query("""
			update User u set u.lastLoginAt = :now, u.failedLogins = 0
			where u.id = :id and u.credentialVersion = :version and u.active
			""")
	int noteLogin(UUID id, int version, Instant now);

}
