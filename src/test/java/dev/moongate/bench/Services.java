package dev.moongate.bench;

import java.util.Map;
import java.util.UUID;

import dev.moongate.support.services.FreePort;
import dev.moongate.support.services.PostgresServer;
import dev.moongate.support.services.RedisServer;

/**
 * What the packaged application stands on. Closed, it leaves nothing behind.
 *
 * @param postgres waits for the disk
 * @param redis is empty
 */
record Services(PostgresServer postgres, RedisServer redis) implements AutoCloseable {

	/** The same for all instances, as an operator has it: none makes keys of its own. */
	private static final String SECRET_KEY = UUID.randomUUID() + "-" + UUID.randomUUID();

	static Services start() {
		return new Services(PostgresServer.temporaryAndSafe(), RedisServer.temporary());
	}

	/**
	 * What an instance is set to: whoever calls it may say where he comes from, and
	 * registers without a mail. The C library hands out memory as it does in the image.
	 * @param port where it listens
	 */
	Map<String, String> settings(int port) {
		return Map.ofEntries(Map.entry("PORT", Integer.toString(port)),
				Map.entry("MANAGEMENT_PORT", Integer.toString(FreePort.next())),
				Map.entry("SERVER_ADDRESS", "127.0.0.1"), Map.entry("SPRING_DATASOURCE_URL", postgres.url()),
				Map.entry("SPRING_DATASOURCE_USERNAME", postgres.username()),
				Map.entry("SPRING_DATASOURCE_PASSWORD", postgres.password()), Map.entry("REDIS_URL", redis.url()),
				Map.entry("TRUSTED_PROXIES", "127.0.0.1/32"), Map.entry("REGISTRATION_EMAIL_CODE", "off"),
				Map.entry("LOG_FORMAT", "json"), Map.entry("RATE_LIMIT_MAX_ATTEMPTS", "1000000"),
				Map.entry("SECRET_KEY", SECRET_KEY), Map.entry("MALLOC_ARENA_MAX", "2"));
	}

	@Override
	public void close() {
		redis.close();
		postgres.close();
	}

}
