package dev.moongate.support;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * The settings of the application under test. Its services are started once for all tests
 * of a run, and whatever the environment says, it uses no other.
 */
final class TestServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Where PostgreSQL and Redis come from: {@code embedded} or {@code containers}. */
	static final String SOURCE = "moongate.test.services";

	static final String CONTAINERS = "containers";

	private static final Map<String, Object> SETTINGS = Map.of("APP_ENV", "test", "SECRET_KEY",
			"a-secret-that-protects-nothing-but-tests", "CAPTCHA_EXPOSE_TEXT", "true", "DOCS_ENABLED", "true",
			"TRUSTED_PROXIES", "127.0.0.1/32", "ALLOWED_HOSTS", "127.0.0.1,localhost", "SERVICE_CLIENTS",
			TestServiceClient.SETTING);

	static Mailbox mailbox() {
		return Mail.MAILBOX;
	}

	static MailServer mailServer() {
		return Mail.SERVER;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Map<String, Object> properties = new HashMap<>(SETTINGS);
		properties.putAll(Mail.SERVER.properties());
		if (!CONTAINERS.equals(context.getEnvironment().getProperty(SOURCE))) {
			properties.putAll(Embedded.REDIS.join().properties());
			properties.putAll(Embedded.POSTGRES.properties());
		}
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test services", properties));
	}

	/**
	 * The mail server of this run, started on first use.
	 */
	private static final class Mail {

		private static final Mailbox MAILBOX = Mailbox.inMemory();

		private static final MailServer SERVER = MailServer.into(MAILBOX);

	}

	/**
	 * The embedded services of this run, started on first use, side by side.
	 */
	private static final class Embedded {

		private static final CompletableFuture<RedisServer> REDIS = CompletableFuture
			.supplyAsync(RedisServer::temporary);

		private static final PostgresServer POSTGRES = PostgresServer.temporary();

	}

}
