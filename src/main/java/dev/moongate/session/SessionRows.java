package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.moongate.system.SessionId;
import dev.moongate.system.SqlTimes;
import dev.moongate.token.SessionLiveness;

/**
 * What the rows of sessions tell those who check tokens. They ask at every start and in
 * the background, where reading a query of JPA's own language would be most of the work.
 */
@Repository
class SessionRows implements SessionLiveness {

	private final JdbcClient jdbc;

	private final Clock clock;

	SessionRows(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public boolean isLive(SessionId session) {
		return jdbc
			.sql("select exists (select from sessions where id = :id and revoked_at is null and expires_at > :now)")
			.param("id", session.value())
			.param("now", SqlTimes.utc(clock.instant()))
			.query(Boolean.class)
			.single();
	}

	/**
	 * One by one, without those that ended together with every other session: they are
	 * told of once for all.
	 */
	@Override
	public List<RevokedSession> recentlyRevoked(Instant since) {
		return jdbc.sql("select id, revoked_at from sessions where revoked_at >= :since and revoke_reason <> :together")
			.param("since", SqlTimes.utc(since))
			.param("together", RevokeReason.EMERGENCY.name())
			.query((row, number) -> new RevokedSession(new SessionId(row.getObject("id", UUID.class)),
					SqlTimes.instant(row, "revoked_at")))
			.list();
	}

}
