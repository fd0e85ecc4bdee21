package dev.moongate.account;

import java.time.Instant;
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

	boolean existsByEmail(String email);

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
	@Query(nativeQuery = true, value = "select true from (select pg_advisory_xact_lock(7305412)) as held")
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

	/**
	 * Counts one more consecutive failed login. Where there is no such account it writes
	 * to the log of the database all the same and changes nothing, so that the commit
	 * waits for the disk as after an update, and the time tells nothing.
	 * @param worthTelling how many of them the owner is told of
	 * @param toldBefore when the owner may be told again if told then
	 * @return whether the owner is to be told now
	 */
	@Query(nativeQuery = true, value = """
			with counted as (
			    update users set failed_logins = failed_logins + 1,
			        failures_told_at = case
			            when failed_logins + 1 >= :worthTelling
			                and coalesce(failures_told_at, '-infinity') <= :toldBefore
			            then :now else failures_told_at end
			    where id = :id
			    returning failures_told_at is not distinct from :now as tell)
			select tell from counted
			union all
			select pg_logical_emit_message(true, 'moongate', 'nobody') is null where not exists (select from counted)
			""")
	boolean countFailedLogin(UUID id, int worthTelling, Instant toldBefore, Instant now);

	/**
	 * Notes a right login and the device it came from, the last of 20, unless the
	 * credentials have changed since they were checked or the account is disabled.
	 * @return whether other devices are known and this one is not, or empty if the login
	 * must not go on
	 */
	@Query(nativeQuery = true, value = """
			with before as (
			    select id, known_devices as devices, array(
			        select name from unnest(known_devices) with ordinality as known (name, place)
			        where name <> all (cast(:device as text[])) order by place) as others
			    from users where id = :id for update)
			update users u set last_login_at = :now, failed_logins = 0,
			    known_devices = array_append(b.others[greatest(1, cardinality(b.others) - 18):],
			        (cast(:device as text[]))[1])
			from before b
			where u.id = b.id and u.credential_version = :version and u.is_active
			returning cardinality(b.devices) > 0 and b.devices = b.others
			""")
	Optional<Boolean> noteLogin(UUID id, int version, Instant now, String[] device);

}
