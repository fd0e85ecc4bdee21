package dev.moongate.audit;

import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.MutableClock;
import dev.moongate.system.UserId;

import static org.awaitility.Awaitility.await;

/**
 * What a test does to the audit, and what an intruder does who can write to the database.
 */
final class TestAudit {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final AuditRecorder recorder;

	private final AuditRefusals refusals;

	private final AuditSealing sealing;

	private final AuditVerification verification;

	private final Clock clock;

	TestAudit(BeanFactory beans) {
		this.jdbc = beans.getBean(JdbcTemplate.class);
		this.transaction = beans.getBean(TransactionTemplate.class);
		this.recorder = beans.getBean(AuditRecorder.class);
		this.refusals = beans.getBean(AuditRefusals.class);
		this.sealing = beans.getBean(AuditSealing.class);
		this.verification = beans.getBean(AuditVerification.class);
		this.clock = beans.getBean(MutableClock.class);
	}

	/**
	 * Forgets what earlier tests left in the queue. Where one of the application's own
	 * threads locks the tables in the other order, PostgreSQL ends the truncation, and it
	 * is made again.
	 */
	void drain() {
		refusals.writeAll();
		await().pollDelay(Duration.ZERO)
			.ignoreException(PessimisticLockingFailureException.class)
			.untilAsserted(() -> tamper("truncate table audit_days, audit_events"));
	}

	/**
	 * Writes everything that waits.
	 */
	void flush() {
		refusals.writeAll();
	}

	void note(AuditEvent event) {
		recorder.note(event);
	}

	void change(AuditEvent... events) {
		transaction.executeWithoutResult((status) -> List.of(events).forEach(recorder::change));
	}

	/**
	 * Records changes of nobody in particular and gives them their places.
	 */
	void seal(int changes) {
		for (int i = 1; i <= changes; i++) {
			change(AuditEvent.of(AuditType.PROFILE_UPDATED, new UserId(new UUID(7, i))).with("number", i));
		}
		seal();
	}

	/**
	 * Has everything sealed, here or by the application's own thread.
	 */
	void seal() {
		await().until(() -> {
			sealing.seal();
			return count("position is null") == 0;
		});
	}

	LocalDate today() {
		return LocalDate.now(clock.withZone(ZoneOffset.UTC));
	}

	DayVerification verifyToday() {
		return verify(today());
	}

	DayVerification verify(LocalDate day) {
		List<DayVerification> days = verification.verify(day, day);
		if (days.size() != 1) {
			throw new AssertionError("Nothing is known of " + day);
		}
		return days.getFirst();
	}

	long count(String where) {
		Long count = jdbc.queryForObject("select count(*) from audit_events where " + where, Long.class);
		return (count != null) ? count : -1;
	}

	UUID idAt(long position) {
		UUID id = jdbc.queryForObject("select id from audit_events where position = ?", UUID.class, position);
		if (id == null) {
			throw new AssertionError("Nothing at " + position);
		}
		return id;
	}

	/**
	 * Changes what is stored as somebody does whom no trigger stops.
	 */
	void tamper(String sql) {
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("set session_replication_role = replica");
				try {
					return statement.execute(sql);
				}
				finally {
					statement.execute("set session_replication_role = default");
				}
			}
		});
	}

}
