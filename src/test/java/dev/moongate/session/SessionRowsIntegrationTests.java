package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.system.SessionId;
import dev.moongate.system.SqlTimes;
import dev.moongate.token.SessionLiveness;
import dev.moongate.token.SessionLiveness.RevokedSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionRows}.
 */
@IntegrationTest
class SessionRowsIntegrationTests {

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private SessionLiveness rows;

	private final Instant now;

	SessionRowsIntegrationTests(@Autowired Clock clock) {
		this.now = clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	@BeforeEach
	void openAccount() {
		TestAccount.of("Ada").insert(jdbc, "{argon2}none");
	}

	@Test
	void sessionLivesThatIsThereAndHasNotEnded() {
		assertThat(rows.isLive(session(now.plusSeconds(60), null, null))).isTrue();
		assertThat(rows.isLive(session(now.minusSeconds(60), null, null))).isFalse();
		assertThat(rows.isLive(session(now.plusSeconds(60), now.minusSeconds(60), RevokeReason.LOGOUT))).isFalse();
		assertThat(rows.isLive(new SessionId(UUID.randomUUID()))).isFalse();
	}

	@Test
	void thoseAreToldThatWereRevokedLatelyAndOneByOne() {
		Instant end = now.plusSeconds(60);
		session(end, null, null);
		session(end, now.minusSeconds(61), RevokeReason.LOGOUT);
		session(end, now.minusSeconds(1), RevokeReason.EMERGENCY);
		SessionId first = session(end, now.minusSeconds(60), RevokeReason.LOGOUT);
		SessionId second = session(end, now.minusSeconds(1), RevokeReason.SESSION_LIMIT);
		List<RevokedSession> told = rows.recentlyRevoked(now.minusSeconds(60));
		assertThat(told).containsExactlyInAnyOrder(new RevokedSession(first, now.minusSeconds(60)),
				new RevokedSession(second, now.minusSeconds(1)));
	}

	private SessionId session(Instant end, @Nullable Instant revokedAt, @Nullable RevokeReason reason) {
		UUID id = UUID.randomUUID();
		jdbc.update("""
				insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at, revoked_at, revoke_reason)
				select ?, id, now(), now(), now(), ?, ?, ?, ? from users""", id, SqlTimes.utc(end), SqlTimes.utc(end),
				revokedAt == null ? null : SqlTimes.utc(revokedAt), reason == null ? null : reason.name());
		return new SessionId(id);
	}

}
