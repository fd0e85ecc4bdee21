package dev.moongate.support;

import java.util.UUID;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL and Redis in containers, in the place of the embedded ones, for
 * {@code ./mvnw verify -Pcontainers}: the images of {@code docker-compose.yml}.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = TestServices.SOURCE, havingValue = TestServices.CONTAINERS)
class ContainerServices {

	@Bean
	@ServiceConnection
	PostgreSQLContainer postgresql() {
		PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine")
			// a word that the logs can be searched for
			.withPassword(UUID.randomUUID().toString());
		// the image makes the database before it opens the port
		container.waitingFor(Wait.forListeningPort());
		return container;
	}

	@Bean
	@ServiceConnection("redis")
	GenericContainer<?> redis() {
		return new GenericContainer<>("redis:7-alpine").withExposedPorts(6379);
	}

}
