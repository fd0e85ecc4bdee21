package dev.moongate.mail;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tasks of mails, as the database holds them.
 */
class TestTasks {

	private static final String MAILS = " from scheduled_tasks where task_name in ('code-mail', 'notice-mail')";

	private final JdbcClient jdbc;

	TestTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count() {
		return jdbc.sql("select count(*)" + MAILS).query(Long.class).single();
	}

	boolean isEmpty() {
		return count() == 0;
	}

	/**
	 * How often sending a mail has failed, 0 if it is not waiting at all.
	 */
	int failuresOf(UUID id) {
		return jdbc.sql("select coalesce(max(consecutive_failures), 0)" + MAILS + " and task_instance = :id")
			.param("id", id.toString())
			.query(Integer.class)
			.single();
	}

	String dataOf(UUID id) {
		return jdbc.sql("select convert_from(task_data, 'UTF8')" + MAILS + " and task_instance = :id")
			.param("id", id.toString())
			.query(String.class)
			.single();
	}

	/**
	 * Makes all look as if the instance that ran them had died long ago.
	 */
	void abandonAll() {
		jdbc.sql("""
				update scheduled_tasks set picked = true, picked_by = 'gone', version = version + 1,
				last_heartbeat = now() - interval '1 hour' where task_name in ('code-mail', 'notice-mail')""").update();
	}

}
