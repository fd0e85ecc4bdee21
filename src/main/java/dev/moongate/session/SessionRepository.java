package dev.moongate.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Sessions. Whatever ends or renews one locks its row first, so of two that come at once
 * the second sees what the first did.
 */
interface SessionRepository extends Repository<Session, UUID> {

	Session save(Session session);

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

}
