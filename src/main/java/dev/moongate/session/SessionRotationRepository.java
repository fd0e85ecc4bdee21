package dev.moongate.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.token.RefreshToken;

/**
 * Rotations, each in one statement that is its own transaction.
 */
@Repository
class SessionRotationRepository {

	private final JdbcClient jdbc;

	private final SessionProperties properties;

	SessionRotationRepository(JdbcClient jdbc, SessionProperties properties) {
		this.jdbc = jdbc;
		this.properties = properties;
	}

	/**
	 * Moves a session one generation on, if it is live and the token's generation is the
	 * current one. Whoever holds the row's lock is waited for, and what they did counts.
	 * @return what became of the session, empty if nothing did
	 */
	Optional<Rotated> rotate(RefreshToken token, Instant now) {
		return jdbc.sql("""
				update sessions
				set generation = generation + 1, rotated_at = :rotatedAt, last_used_at = :now,
				    expires_at = least(:idleEnd, absolute_expires_at)
				where id = :id and user_id = :userId and generation = :generation
				    and revoked_at is null and expires_at > :now
				returning generation, rotated_at, expires_at
				""")
			.param("rotatedAt", utc(now.truncatedTo(ChronoUnit.MICROS)))
			.param("now", utc(now))
			.param("idleEnd", utc(now.truncatedTo(ChronoUnit.SECONDS).plus(properties.idleExpiry())))
			.param("id", token.sessionId().value())
			.param("userId", token.userId().value())
			.param("generation", token.generation())
			.query((row, number) -> new Rotated(row.getInt("generation"),
					row.getObject("rotated_at", OffsetDateTime.class).toInstant(),
					row.getObject("expires_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A session that was rotated.
	 *
	 * @param generation its new generation
	 * @param rotatedAt when
	 * @param expiresAt when it ends unless it is rotated again
	 */
	record Rotated(int generation, Instant rotatedAt, Instant expiresAt) {
	}

}
