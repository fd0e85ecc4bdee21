package dev.moongate.system;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class PreparedStartSettingsTests {

	@ParameterizedTest
	@ValueSource(strings = { "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318", "management.server.port=8080",
			"management.server.port=-1", "SPRING_FLYWAY_ENABLED=false", "spring.flyway.enabled=false",
			"SPRING_PROFILES_ACTIVE=mine", "SPRING_APPLICATION_JSON={}", "SERVER_FORWARD_HEADERS_STRATEGY=framework",
			"SERVER_FORWARDHEADERSSTRATEGY=framework", "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE=beans",
			"spring.aot.enabled=false", "db-scheduler.enabled=false", "SPRING_DATA_REDIS_CLIENT_TYPE=jedis",
			"spring.datasource.type=x" })
	void mayDecideAboutBeans(String setting) {
		assertThat(PreparedStart.leavesBeans(environment(setting))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MANAGEMENT_PORT=9191", "PORT=8181", "SPRING_DATASOURCE_URL=jdbc:postgresql://db/x",
			"spring.datasource.hikari.maximum-pool-size=5", "SPRING_DATA_REDIS_URL=redis://r", "SERVER_ADDRESS=::1",
			"APP_ENV=production", "moongate.docs-enabled=false", "OTEL_EXPORTER_OTLP_ENDPOINT= ", "JAVA_HOME=/jdk" })
	void leavesBeans(String setting) {
		assertThat(PreparedStart.leavesBeans(environment(setting))).isTrue();
	}

	private static StandardEnvironment environment(String setting) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		environment.getPropertySources()
			.addLast(new MapPropertySource("set", Map.of(setting.split("=", 2)[0], setting.split("=", 2)[1])));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'",
					Map.of("server.port", "8080", "management.server.port", "9090")));
		return environment;
	}

}
