package dev.moongate.account;

import java.util.Collection;
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

	List<User> findAllByIdIn(Collection<UUID> ids);

	boolean existsByUsernameLower(String usernameLower);

	boolean existsByUsernameLowerAndIdNot(String usernameLower, UUID id);

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
	 * Finds a user and shares a lock of the row with whoever only looks, so that whatever
	 * changes or deletes the user waits, or is waited for.
	 */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select u from User u where u.id = :id")
	Optional<User> findByIdShared(UUID id);

	/**
	 * Returns which of some users there are, and waits for whoever has locked one of
	 * them.
	 */
	@Query(nativeQuery = true, value = "select id from users where id = any(:ids) order by id for share")
	List<UUID> shareExisting(UUID[] ids);

	@Query(nativeQuery = true, value = "select exists (select from users where is_active and 'ADMIN' = any (roles))")
	boolean existsAdmin();

	User saveAndFlush(User user);

	void delete(User user);

	/**
	 * Waits until nobody else is deciding whether an administrator may go. What a query
	 * sees is fixed when it begins, so the waiting takes one of its own.
	 */
	@Query(nativeQuery = true,
			value = "select true from (select pg_advisory_xact_lock(hashtext('moongate.admins'))) as held")
	boolean awaitOtherAdmins();

	@Query(nativeQuery = true,
			value = "select exists (select from users where is_active and 'ADMIN' = any (roles) and id <> :id)")
	boolean existsOtherAdmin(UUID id);

	/**
	 * Replaces the hash of a password by a newer one of the same password, unless the
	 * password has changed meanwhile.
	 */
	@Modifying
	@Transactional
	@Query("update User u set u.passwordHash = :newHash where u.id = :id and u.passwordHash = :oldHash")
	void replaceHash(UUID id, String oldHash, String newHash);

}
