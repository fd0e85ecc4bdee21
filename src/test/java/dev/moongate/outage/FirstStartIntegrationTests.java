package dev.moongate.outage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
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
			List<Instance> instances = Race.of(2, (runner) -> Instance.on(services));
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

}
