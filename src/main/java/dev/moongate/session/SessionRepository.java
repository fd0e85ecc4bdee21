package dev.moongate.session;

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
 * Sessions. Whatever ends or renews one locks its row first, so of two that come at once
 * the second sees what the first did.
 */
interface SessionRepository extends Repository<Session, UUID> {

	Optional<Session> findById(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from Session s where s.id = :id")
	Optional<Session> findByIdLocked(UUID id);

	/**
	 * Locks a user's sessions that have not ended, oldest use first and so always in the
	 * same order.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select s from Session s
			where s.userId = :userId and s.revokedAt is null and s.expiresAt > :now
			order by s.lastUsedAt, s.id
			""")
	List<Session> findLiveLocked(UUID userId, Instant now);

	@Query("""
			select s from Session s
			where s.userId = :userId and s.revokedAt is null and s.expiresAt > :now
			order by s.lastUsedAt desc, s.id desc
			""")
	List<Session> findLive(UUID userId, Instant now);

	@Query("select s from Session s where s.revokedAt >= :since")
	List<Session> findRevokedSince(Instant since);

	/**
	 * Returns whether a session has neither ended nor been revoked.
	 */
	@Query("select count(s) > 0 from Session s where s.id = :id and s.revokedAt is null and s.expiresAt > :now")
	boolean isLive(UUID id, Instant now);

	/**
	 * Deletes sessions that expired before a time, the longest expired first, and passes
	 * by those that somebody has locked.
	 * @return how many were deleted, at most {@code limit}
	 */
	@Transactional
	@Modifying
	@Query(nativeQuery = true, value = """
			delete from sessions where id in (
			    select id from sessions where expires_at < :before
			    order by expires_at limit :limit for update skip locked)
			""")
	int deleteExpired(Instant before, int limit);

	/**
	 * Deletes sessions that were revoked before a time, the longest revoked first, and
	 * passes by those that somebody has locked.
	 * @return how many were deleted, at most {@code limit}
	 */
	@Transactional
	@Modifying
	@Query(nativeQuery = true, value = """
			delete from sessions where id in (
			    select id from sessions where revoked_at < :before
			    order by revoked_at limit :limit for update skip locked)
			""")
	int deleteRevoked(Instant before, int limit);

}
