package dev.moongate.token;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import dev.moongate.support.services.PostgresServer;

/**
 * A PostgreSQL for the tests of this package, started once.
 */
final class TokenDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final PostgresServer POSTGRES = PostgresServer.temporary();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(POSTGRES.properties()).applyTo(context);
	}

}
