package dev.moongate.token;

import java.time.Instant;
import java.util.List;

import dev.moongate.system.SessionId;

/**
 * What PostgreSQL knows of sessions, for the times when Redis cannot be believed.
 * Implemented by the {@code session} package, called by this one, from any thread and
 * without a transaction.
 */
public interface SessionLiveness {

	/**
	 * Returns whether the session's row exists, has not been revoked and has not expired.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	boolean isLive(SessionId session);

	/**
	 * Returns the sessions whose row says that they were revoked at that time or later,
	 * one indexed query. Rows of revoked sessions must stay for a day at least; a session
	 * whose row is deleted sooner, with its user for instance, is to be given to
	 * {@link RevocationService#revokeDeletedSessions} instead.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	List<RevokedSession> recentlyRevoked(Instant since);

	/**
	 * A session that was ended before its time.
	 *
	 * @param session the session
	 * @param revokedAt when its row was revoked
	 */
	record RevokedSession(SessionId session, Instant revokedAt) {
	}

}
