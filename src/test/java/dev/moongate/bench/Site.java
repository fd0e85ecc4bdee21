package dev.moongate.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.services.FreePort;
import dev.moongate.token.MintedTokens;

/**
 * Moongate with services of its own and a crowd in its tables.
 */
final class Site implements AutoCloseable {

	private static final String SECRET = "a secret that protects nothing but benchmarks";

	private static final String ISSUER = "https://benchmark.example";

	private static final TestAccount CHIEF = new TestAccount("chief@example.com", "chief", "seven green bottles");

	private final PackagedJar jar;

	private final Services services = Services.start();

	private final int port = FreePort.next();

	private final MintedTokens tokens = new MintedTokens(SECRET, ISSUER);

	private @Nullable SingleConnectionDataSource connection;

	private @Nullable JavaProcess moongate;

	Site(PackagedJar jar) {
		this.jar = jar;
	}

	/**
	 * Fills an empty site and leaves it ready to be started.
	 */
	void settle(Crowd crowd) {
		start();
		stop();
		jdbc().sql("alter system set shared_preload_libraries = 'pg_stat_statements'").update();
		disconnect();
		services.postgres().restart();
		jdbc().sql("create extension pg_stat_statements").update();
		crowd.settle(services.postgres());
	}

	void start() {
		Map<String, String> settings = new HashMap<>(services.settings(port));
		settings.putAll(Map.of("SECRET_KEY", SECRET, "JWT_ISSUER", ISSUER, "ADMIN_EMAIL", CHIEF.email(),
				"ADMIN_PASSWORD", CHIEF.password(), "ACCESS_TOKEN_EXPIRE_MINUTES", "60"));
		moongate = JavaProcess.start(jar.arguments(), settings, "http://127.0.0.1:" + port + "/health");
	}

	void stop() {
		if (moongate != null) {
			moongate.stop();
			moongate.close();
			moongate = null;
		}
	}

	TestApi api() {
		return TestApi.of(() -> port);
	}

	/**
	 * Signs the administrator in.
	 * @return the access token
	 */
	String admit() {
		return CHIEF.login(api()).data("/tokens/access_token");
	}

	String password() {
		return CHIEF.password();
	}

	MintedTokens tokens() {
		return tokens;
	}

	Wrk wrk(String path, int threads, int connections) {
		return new Wrk("http://127.0.0.1:" + port + path, threads, connections);
	}

	/**
	 * A connection of the benchmark's own, always the same one.
	 */
	JdbcClient jdbc() {
		if (connection == null) {
			connection = new SingleConnectionDataSource(services.postgres().url(), services.postgres().username(),
					services.postgres().password(), true);
		}
		return JdbcClient.create(connection);
	}

	private void disconnect() {
		if (connection != null) {
			connection.close();
			connection = null;
		}
	}

	/**
	 * What has been spent since the site was started.
	 */
	Effort effort() {
		List<Long> statements = jdbc()
			.sql("select array[sum(calls)::bigint, sum(shared_blks_hit + shared_blks_read)::bigint]"
					+ " from pg_stat_statements")
			.query((row, number) -> List.of((Long[]) row.getArray(1).getArray()))
			.single();
		return new Effort(Effort.processorMillis(Objects.requireNonNull(moongate).pid()),
				Effort.processorMillis(services.postgres().pid()), Effort.processorMillis(services.redis().pid()),
				statements.getFirst(), statements.getLast());
	}

	@Override
	public void close() {
		if (moongate != null) {
			moongate.close();
		}
		disconnect();
		services.close();
	}

}
