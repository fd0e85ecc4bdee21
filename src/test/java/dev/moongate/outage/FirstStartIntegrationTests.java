package dev.moongate.outage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.JdbcTemplate;

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
