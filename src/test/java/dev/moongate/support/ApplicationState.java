package dev.moongate.support;

import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.services.Mailbox;

/**
 * Everything the application under test remembers.
 */
final class ApplicationState {

	/**
	 * The process holds its keys in memory: without their rows it would sign and prove
	 * with unknown ones.
	 */
	private static final String TABLES = """
			select string_agg(quote_ident(tablename), ', ' order by tablename) from pg_tables
			where schemaname = current_schema()
				and tablename not in ('flyway_schema_history', 'scheduled_tasks', 'signing_keys', 'audit_keys')
			""";

	private static final String FORGET_TASKS = "delete from scheduled_tasks where task_instance <> '%s'"
		.formatted(RecurringTask.INSTANCE);

	private final JdbcTemplate jdbc;

	private final RedisConnectionFactory redis;

	private final Mailbox mailbox;

	private final MutableClock clock;

	private final ObjectProvider<Scheduler> schedulers;

	ApplicationState(JdbcTemplate jdbc, RedisConnectionFactory redis, Mailbox mailbox, MutableClock clock,
			ObjectProvider<Scheduler> schedulers) {
		this.jdbc = jdbc;
		this.redis = redis;
		this.mailbox = mailbox;
		this.clock = clock;
		this.schedulers = schedulers;
	}

	/**
	 * Makes the application as new, after the work an earlier test left has ended.
	 */
	void clear() {
		resetClock();
		jdbc.update(FORGET_TASKS + " and not picked");
		List<Scheduler> all = Stream.concat(schedulers.stream(), TestInstance.schedulers()).toList();
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> all.stream().allMatch((scheduler) -> scheduler.getCurrentlyExecuting().isEmpty()));
		jdbc.update(FORGET_TASKS);
		String truncation = "truncate table " + jdbc.queryForObject(TABLES, String.class);
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.ignoreException(PessimisticLockingFailureException.class)
			.untilAsserted(() -> empty(truncation));
		try (RedisConnection connection = redis.getConnection()) {
			connection.serverCommands().flushDb();
		}
		mailbox.empty();
	}

	/**
	 * Gets past the trigger that keeps audit events from being deleted. Tables are locked
	 * in the order in which most of the application's own threads lock them; where one
	 * does otherwise, PostgreSQL ends the truncation, and it is made again.
	 */
	private void empty(String truncation) {
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("set session_replication_role = replica");
				try {
					return statement.execute(truncation);
				}
				finally {
					statement.execute("set session_replication_role = default");
				}
			}
		});
	}

	void resetClock() {
		clock.reset();
	}

}
