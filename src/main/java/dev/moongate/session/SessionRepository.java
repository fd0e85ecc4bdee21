package dev.moongate.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
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
	 * Finds a session and keeps it from being ended or renewed, but not from being looked
	 * at in the same way.
	 */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select s from Session s where s.id = :id")
	Optional<Session> findByIdShared(UUID id);

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

	/**
	 * Locks a user's sessions but those that ended, in whatever way, before that time.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select s from Session s
			where s.userId = :userId and s.expiresAt > :since and (s.revokedAt is null or s.revokedAt > :since)
			order by s.lastUsedAt, s.id
			""")
	List<Session> findRecentLocked(UUID userId, Instant since);

	@Query("select s from Session s where s.userId = :userId order by s.createdAt, s.id")
	List<Session> findFirstOf(UUID userId, Limit limit);

	/**
	 * Finds those of a user's sessions that come after one.
	 */
	@Query("""
			select s from Session s where s.userId = :userId and (s.createdAt, s.id) > (:createdAt, :id)
			order by s.createdAt, s.id
			""")
	List<Session> findMoreOf(UUID userId, Instant createdAt, UUID id, Limit limit);

	/**
	 * Locks sessions that have not ended and whose id is greater than one.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from Session s where s.id > :id and s.revokedAt is null and s.expiresAt > :now order by s.id")
	List<Session> findLiveAfterLocked(UUID id, Instant now);

	/**
	 * Locks some of the sessions between two ids that have not ended, those that nobody
	 * else holds.
	 */
	@Query(nativeQuery = true, value = """
			select id from sessions
			where id > :after and id <= :last and revoked_at is null and expires_at > :now
			order by id limit :most for update skip locked
			""")
	List<UUID> lockLiveBetween(UUID after, UUID last, Instant now, int most);

	@Modifying
	@Query("""
			update Session s set s.revokedAt = :now, s.revokeReason = dev.moongate.session.RevokeReason.EMERGENCY
			where s.id in :ids
			""")
	void endTogether(List<UUID> ids, Instant now);

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
