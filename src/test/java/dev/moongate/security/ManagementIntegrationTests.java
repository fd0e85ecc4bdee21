package dev.moongate.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the management port shows, and that there is nothing else.
 */
@IntegrationTest
class ManagementIntegrationTests {

	@Autowired
	private Environment environment;

	@ParameterizedTest
	@CsvSource({ "/actuator/health/liveness, 200", "/actuator/health/readiness, 200", "/actuator/prometheus, 200",
			"/actuator/info, 200", "/actuator, 404", "/actuator/env, 404", "/actuator/beans, 404" })
	void portShowsWhatOperatorsNeedAndNoList(String path, int status) {
		TestApi management = TestApi.of(() -> environment.getRequiredProperty("local.management.port", Integer.class));
		assertThat(management.get(path)).hasStatus(status);
	}

}
