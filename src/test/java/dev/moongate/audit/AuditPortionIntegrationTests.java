package dev.moongate.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.system.UserId;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it costs to go on where a portion of a user's records ended.
 */
@IntegrationTest
class AuditPortionIntegrationTests {

	private static final UserId USER = new UserId(new UUID(7, 7));

	private static final AuditRecord LAST = new AuditRecord(new UUID(7, 8), Instant.EPOCH, "profile.updated",
			AuditResult.SUCCESS, null, 1, null, USER.value(), Origin.NONE);

	@Autowired
	private DataSource database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void bothIndexesBeginWhereThePortionBeforeEnded() {
		Explaining jdbc = new Explaining(database);
		transaction.executeWithoutResult((status) -> {
			jdbc.execute("set local enable_seqscan = off");
			jdbc.execute("set local enable_bitmapscan = off");
			new AuditEventRepository(jdbc).findAbout(USER, LAST, 250);
		});
		assertThat(String.join("\n", jdbc.plan))
			.containsPattern("using audit_events_of_user .*\n.*Index Cond: \\(\\(user_id = .* AND \\(ROW\\(at, id\\) <")
			.containsPattern(
					"using audit_events_of_actor .*\n.*Index Cond: \\(\\(actor_id = .* AND \\(ROW\\(at, id\\) <");
	}

	/**
	 * Asks for the plans of queries instead of their rows.
	 */
	private static final class Explaining extends JdbcTemplate {

		private final List<String> plan = new ArrayList<>();

		private Explaining(DataSource database) {
			super(database);
		}

		@Override
		@SuppressWarnings("NullAway")
		public <T extends @Nullable Object> List<T> query(String sql, RowMapper<T> mapper,
				@Nullable Object... arguments) {
			plan.addAll(super.query("explain " + sql, (row, number) -> row.getString(1), arguments));
			return List.of();
		}

	}

}
