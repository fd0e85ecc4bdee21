package dev.moongate.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of sessions after their end.
 */
@IntegrationTest
class EndedSessionsIntegrationTests {

	private static final Duration KEPT = Duration.ofDays(7);

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Clock clock;

	@Autowired
	RecurringTask<Void> endedSessions;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, "{argon2}none");
	}

	@Test
	void sessionsThatEndedLongAgoAreDeletedAndNoOthers() {
		Instant now = clock.instant();
		UUID live = session(now.plusSeconds(60), null);
		UUID justExpired = session(now.minus(KEPT).plusSeconds(60), null);
		UUID justRevoked = session(now.plusSeconds(60), now.minus(KEPT).plusSeconds(60));
		session(now.minus(KEPT).minusSeconds(60), null);
		session(now.plusSeconds(60), now.minus(KEPT).minusSeconds(60));
		run();
		assertThat(stored()).containsExactlyInAnyOrder(live, justExpired, justRevoked);
	}

	@Test
	void thousandsAreDeletedInOneRun() {
		jdbc.update("""
				insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at)
				select gen_random_uuid(), users.id, now(), now(), now(), now() - interval '1 year', now()
				from users, generate_series(1, 2600)""");
		run();
		assertThat(stored()).isEmpty();
	}

	@Test
	void oneThatSomebodyHasLockedIsLeftForTheNextRun() {
		UUID locked = session(clock.instant().minus(KEPT.multipliedBy(2)), null);
		session(clock.instant().minus(KEPT.multipliedBy(2)), null);
		transaction.executeWithoutResult((status) -> {
			jdbc.queryForList("select id from sessions where id = ? for update", locked);
			Thread other = Thread.startVirtualThread(this::run);
			joined(other);
		});
		assertThat(stored()).containsExactly(locked);
		run();
		assertThat(stored()).isEmpty();
	}

	private void run() {
		endedSessions.executeRecurringly(new TaskInstance<>(endedSessions.getName(), "test"),
				Mockito.mock(ExecutionContext.class));
	}

	private static void joined(Thread thread) {
		try {
			assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private UUID session(Instant expiresAt, @Nullable Instant revokedAt) {
		UUID id = UUID.randomUUID();
		jdbc.update("""
				insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at, revoked_at)
				select ?, users.id, now(), now(), now(), ?, now(), ?::timestamptz from users""", id,
				expiresAt.atOffset(ZoneOffset.UTC), (revokedAt != null) ? revokedAt.atOffset(ZoneOffset.UTC) : null);
		return id;
	}

	private List<@Nullable UUID> stored() {
		return jdbc.queryForList("select id from sessions", UUID.class);
	}

}
