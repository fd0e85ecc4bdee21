package dev.moongate.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is measured of mails that wait. PostgreSQL is asked when somebody reads the
 * metrics, once for all of them, and never otherwise.
 */
@Component
class MailQueueMeters implements MeterBinder {

	private static final Duration SAME_READING = Duration.ofSeconds(2);

	private final JdbcClient tasks;

	private final Clock clock;

	private @Nullable Reading last;

	MailQueueMeters(JdbcClient tasks, Clock clock) {
		this.tasks = tasks;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("moongate.mail.queue", this, it -> it.read().depth())
			.description("Mails that wait to be sent, on all instances")
			.register(meters);
		Gauge.builder("moongate.mail.queue.age", this, it -> it.read().seconds())
			.description("How long the oldest of them has waited")
			.baseUnit("seconds")
			.register(meters);
	}

	/**
	 * Asks, or gives the last answer again for a moment. Not a number means that
	 * PostgreSQL does not answer.
	 */
	private synchronized Reading read() {
		Reading known = last;
		if (known != null && System.nanoTime() - known.takenAt() < SAME_READING.toNanos()) {
			return known;
		}
		Reading fresh;
		try {
			fresh = tasks.sql("""
					select count(*) as depth, min(task_instance) as oldest from scheduled_tasks
					where task_name in (:tasks)
					""")
				.param("tasks", List.of(CodeMail.TASK.getTaskName(), NoticeMail.TASK.getTaskName()))
				.query((row, number) -> new Reading(System.nanoTime(), row.getLong("depth"),
						age(row.getString("oldest"))))
				.single();
		}
		catch (DataAccessException ex) {
			fresh = new Reading(System.nanoTime(), Double.NaN, Double.NaN);
		}
		last = fresh;
		return fresh;
	}

	/** Ids of mails begin with the time they were made (RFC 9562 section 5.7). */
	private double age(@Nullable String oldest) {
		if (oldest == null) {
			return 0;
		}
		Instant made = Instant.ofEpochMilli(UUID.fromString(oldest).getMostSignificantBits() >>> 16);
		return Math.max(0, Duration.between(made, clock.instant()).toMillis() / 1000.0);
	}

	/**
	 * What PostgreSQL said.
	 *
	 * @param takenAt when, on this machine's own clock
	 * @param depth how many mails wait
	 * @param seconds how long the oldest has
	 */
	private record Reading(long takenAt, double depth, double seconds) {
	}

}
