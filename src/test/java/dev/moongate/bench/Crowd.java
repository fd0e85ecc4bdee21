package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.moongate.support.services.PostgresServer;

/**
 * Rows as years of use leave them, generated in the database. Every account has the
 * password of the first administrator.
 *
 * @param users how many accounts there are
 * @param sessions how many sessions they have, live ones and ended ones
 * @param events how many records the audit has, in days that are closed
 */
record Crowd(long users, long sessions, long events) {

	private static final long PORTION = 250_000;

	private static final String SECONDARY = """
			 from pg_index i where indrelid = cast(:table as regclass)
			    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
			""";

	/**
	 * Fills the tables of a Moongate that has started once, and has PostgreSQL learn
	 * about them.
	 */
	void settle(PostgresServer postgres) {
		try (SingleConnectionDataSource connection = new SingleConnectionDataSource(postgres.url(), postgres.username(),
				postgres.password(), true)) {
			JdbcClient jdbc = JdbcClient.create(connection);
			jdbc.sql("alter system set max_wal_size = '8GB'").update();
			jdbc.sql("select pg_reload_conf()").query().singleValue();
			// rows refer to what is there: looking it up for each would take longer than
			// the rest
			jdbc.sql("set session_replication_role = replica").update();
			jdbc.sql("set maintenance_work_mem = '512MB'").update();
			for (String function : sql("functions").split("(?<=\\$\\$;)\\s+")) {
				jdbc.sql(function).update();
			}
			fill(jdbc, "users", users);
			fill(jdbc, "sessions", sessions);
			fill(jdbc, "audit_events", events);
			jdbc.sql(sql("audit_days")).update();
			jdbc.sql("vacuum analyze").update();
			jdbc.sql("alter system reset max_wal_size").update();
			jdbc.sql("select pg_reload_conf()").query().singleValue();
			jdbc.sql("checkpoint").update();
		}
	}

	private void fill(JdbcClient jdbc, String table, long rows) {
		List<String> indexes = definitions(jdbc, table, "pg_get_indexdef(indexrelid)");
		definitions(jdbc, table, "'drop index ' || cast(indexrelid as regclass)")
			.forEach((drop) -> jdbc.sql(drop).update());
		for (long first = 0; first < rows; first += PORTION) {
			insert(jdbc, table, first, Math.min(rows, first + PORTION) - 1);
		}
		indexes.forEach((create) -> jdbc.sql(create).update());
		System.out.printf(Locale.ROOT, "%,d rows in %s%n", rows, table);
	}

	private static List<String> definitions(JdbcClient jdbc, String table, String what) {
		return jdbc.sql("select " + what + SECONDARY)
			.param("table", table)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private void insert(JdbcClient jdbc, String table, long first, long last) {
		jdbc.sql(sql(table))
			.param("first", first)
			.param("last", last)
			.param("users", users)
			.param("sessions", sessions)
			.param("events", events)
			.update();
	}

	/**
	 * Leaves what the clean-up removes, a tenth of each table more: sessions and codes
	 * that ended a month ago, and a day of records beyond the time of retention.
	 * @return how many rows that are
	 */
	long leaveWaste(JdbcClient jdbc) {
		long rows = 0;
		for (String part : sql("waste").split(";\n")) {
			rows += jdbc.sql(part).param("sessions", sessions / 10).param("events", events / 10).update();
		}
		return rows;
	}

	private static String sql(String name) {
		try {
			return new ClassPathResource("bench/crowd/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
