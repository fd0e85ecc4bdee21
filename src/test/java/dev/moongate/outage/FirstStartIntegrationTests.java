package dev.moongate.outage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.moongate.support.Race;
import dev.moongate.support.services.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that start at once on an empty database.
 */
class FirstStartIntegrationTests {

	private static final Town TOWN = Town.shared();

	@Test
	void ofInstancesThatStartAtOnceOneMigratesAndAllServe() {
		try (PostgresServer postgres = PostgresServer.temporary()) {
			Map<String, String> services = new HashMap<>(TOWN.services);
			services.putAll(postgres.properties());
			// of a Redis that they share with nobody
			services.put("spring.data.redis.url", TOWN.redis.url().replaceFirst("/0$", "/5"));
			List<Instance> instances = startTogether(services);
			try {
				JdbcTemplate jdbc = instances.getFirst().bean(JdbcTemplate.class);
				assertThat(jdbc.queryForList("select version from flyway_schema_history where success", String.class))
					.isNotEmpty()
					.doesNotHaveDuplicates();
				assertThat(jdbc.queryForObject("select count(*) from signing_keys", Integer.class)).isEqualTo(1);
				assertThat(instances).allMatch((instance) -> instance.api().get("/health").status() == 200);
			}
			finally {
				instances.forEach(Instance::close);
			}
		}
	}

	/**
	 * An index that is built while requests go on is built outside of a transaction: what
	 * there is of it stays when the instance ends.
	 */
	@Test
	void indexThatAnInstanceLeftBehindIsBuiltAnew() {
		try (PostgresServer postgres = PostgresServer.temporary()) {
			migrations(postgres).target("8").load().migrate();
			JdbcTemplate jdbc = new JdbcTemplate(
					new DriverManagerDataSource(postgres.url(), postgres.username(), postgres.password()));
			jdbc.execute("create index users_search_fours on users (email)");
			migrations(postgres).load().migrate();
			assertThat(jdbc.queryForObject("select indexdef from pg_indexes where indexname = 'users_search_fours'",
					String.class))
				.contains("user_search_fours(user_search_text(email");
		}
	}

	private static FluentConfiguration migrations(PostgresServer postgres) {
		return Flyway.configure()
			.dataSource(postgres.url(), postgres.username(), postgres.password())
			.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
	}

	/**
	 * Two in one process share its logging, which Spring Boot sets up for one at a time:
	 * they take it as it is.
	 */
	private static List<Instance> startTogether(Map<String, String> services) {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		try {
			return Race.of(2, (runner) -> Instance.on(services));
		}
		finally {
			System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
		}
	}

}
