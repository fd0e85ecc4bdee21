package dev.moongate.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SqlTimes;
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
			.params(times(now))
			.param("id", token.sessionId().value())
			.param("userId", token.userId().value())
			.param("generation", token.generation())
			.query((row, number) -> rotated(row))
			.optional();
	}

	/**
	 * Does the same for several sessions in one transaction, so that the disk is waited
	 * for once. Rows that somebody else has locked are passed over: nobody waits for
	 * them, and no two such statements wait for each other.
	 * @return what became of the sessions, by the places of their tokens, with nothing
	 * for those that were passed over or that {@link #rotate} would not rotate either
	 */
	Map<Integer, Rotated> rotateUnlocked(List<RefreshToken> tokens, Instant now) {
		Map<Integer, Rotated> rotated = new HashMap<>();
		jdbc.sql("""
				with unlocked as (
				    select sessions.id, asked.place
				    from unnest(:ids, :userIds, :generations) with ordinality as asked (id, user_id, generation, place)
				    join sessions on sessions.id = asked.id and sessions.user_id = asked.user_id
				        and sessions.generation = asked.generation
				    where revoked_at is null and expires_at > :now
				    for update of sessions skip locked
				)
				update sessions
				set generation = generation + 1, rotated_at = :rotatedAt, last_used_at = :now,
				    expires_at = least(:idleEnd, absolute_expires_at)
				from unlocked
				where sessions.id = unlocked.id
				returning unlocked.place, generation, rotated_at, expires_at
				""")
			.params(times(now))
			.param("ids",
					new SqlArrayValue("uuid", tokens.stream().map((token) -> token.sessionId().value()).toArray()))
			.param("userIds",
					new SqlArrayValue("uuid", tokens.stream().map((token) -> token.userId().value()).toArray()))
			.param("generations", new SqlArrayValue("int4", tokens.stream().map(RefreshToken::generation).toArray()))
			.query((row) -> {
				rotated.put(row.getInt("place") - 1, rotated(row));
			});
		return rotated;
	}

	private Map<String, Object> times(Instant now) {
		return Map.of("now", SqlTimes.utc(now), "rotatedAt", SqlTimes.utc(now.truncatedTo(ChronoUnit.MICROS)),
				"idleEnd", SqlTimes.utc(now.truncatedTo(ChronoUnit.SECONDS).plus(properties.idleExpiry())));
	}

	private static Rotated rotated(ResultSet row) throws SQLException {
		return new Rotated(row.getInt("generation"), SqlTimes.instant(row, "rotated_at"),
				SqlTimes.instant(row, "expires_at"));
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
