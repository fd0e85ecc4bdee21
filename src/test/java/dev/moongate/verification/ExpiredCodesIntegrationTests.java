package dev.moongate.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of codes that nobody used.
 */
@IntegrationTest
class ExpiredCodesIntegrationTests {

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Clock clock;

	@Autowired
	RecurringTask<Void> expiredCodes;

	@Test
	void codesThatExpiredADayAgoAreDeletedAndNoOthers() {
		Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
		code("live@example.com", clock.instant().plusSeconds(60));
		code("expired@example.com", dayAgo.plusSeconds(60));
		code("forgotten@example.com", dayAgo.minusSeconds(60));
		expiredCodes.executeRecurringly(new TaskInstance<>(expiredCodes.getName(), "test"),
				Mockito.mock(ExecutionContext.class));
		assertThat(jdbc.queryForList("select email from verification_codes", String.class))
			.containsExactlyInAnyOrder("live@example.com", "expired@example.com");
	}

	private void code(String email, Instant expiresAt) {
		jdbc.update("""
				insert into verification_codes (id, email, purpose, created_at, expires_at)
				values (gen_random_uuid(), ?, 'REGISTER', now(), ?)""", email, expiresAt.atOffset(ZoneOffset.UTC));
	}

}
