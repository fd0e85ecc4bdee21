package dev.moongate.account;

import java.time.Instant;
import java.util.List;
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

	/**
	 * Finds a user and locks the row, as {@link #findByEmailLocked} does.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select u from User u where u.id = :id")
	Optional<User> findByIdLocked(UUID id);

	/**
	 * Returns which of some users there are, and waits for whoever has locked one of
	 * them.
	 */
	@Query(nativeQuery = true, value = "select id from users where id = any(:ids) order by id for share")
	List<UUID> shareExisting(UUID[] ids);

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
	 * @param worthTelling how many of them the owner is told of
	 * @param toldBefore when the owner may be told again if told then
	 * @return whether the owner is to be told now
	 */
	@Query(nativeQuery = true, value = """
			update users set failed_logins = failed_logins + 1,
			    failures_told_at = case
			        when failed_logins + 1 >= :worthTelling and coalesce(failures_told_at, '-infinity') <= :toldBefore
			        then :now else failures_told_at end
			where id = :id
			returning failures_told_at is not distinct from :now
			""")
	boolean countFailedLogin(UUID id, int worthTelling, Instant toldBefore, Instant now);

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
