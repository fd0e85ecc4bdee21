package dev.moongate.session;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SessionId;
import dev.moongate.system.SqlTimes;

/**
 * New sessions, each of which makes room for itself.
 */
@Repository
class SessionOpeningRepository {

	private final JdbcClient jdbc;

	SessionOpeningRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Stores a session and ends those of its user that were unused longest, in one
	 * statement. The user's row has to be locked by an earlier one: of two logins at once
	 * the second then sees the session of the first.
	 * @param others how many other sessions of the user go on
	 * @return the sessions that were ended
	 */
	List<SessionId> open(Session session, int others) {
		return jdbc.sql("""
				with opened as (
				    insert into sessions (id, user_id, generation, rotated_at, created_at, last_used_at, expires_at,
				        absolute_expires_at, ip, user_agent)
				    values (:id, :userId, :generation, :rotatedAt, :createdAt, :lastUsedAt, :expiresAt,
				        :absoluteExpiresAt, :ip, :userAgent)
				)
				update sessions set revoked_at = :createdAt, revoke_reason = :reason
				where revoked_at is null and id in (
				    select id from sessions where user_id = :userId and revoked_at is null and expires_at > :createdAt
				    order by last_used_at desc, id desc offset :others)
				returning id
				""")
			.param("id", session.getId())
			.param("userId", session.userId().value())
			.param("generation", session.generation())
			.param("rotatedAt", SqlTimes.utc(session.rotatedAt()))
			.param("createdAt", SqlTimes.utc(session.createdAt()))
			.param("lastUsedAt", SqlTimes.utc(session.lastUsedAt()))
			.param("expiresAt", SqlTimes.utc(session.expiresAt()))
			.param("absoluteExpiresAt", SqlTimes.utc(session.absoluteExpiresAt()))
			.param("ip", session.ip())
			.param("userAgent", session.userAgent())
			.param("reason", RevokeReason.SESSION_LIMIT.name())
			.param("others", others)
			.query((row, number) -> new SessionId(row.getObject("id", UUID.class)))
			.list();
	}

}
