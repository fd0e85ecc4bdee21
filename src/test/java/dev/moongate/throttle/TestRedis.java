package dev.moongate.throttle;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.services.RedisServer;

/**
 * A real Redis for the tests of this package, started once, and connections to it.
 */
public final class TestRedis {

	private static final RedisServer SERVER = RedisServer.temporary();

	private TestRedis() {
	}

	/**
	 * Returns another connection, as another instance has it.
	 */
	public static StringRedisTemplate connect() {
		return connect(SERVER);
	}

	/**
	 * Returns a connection with the time limits that Moongate has.
	 */
	public static StringRedisTemplate connect(RedisServer server) {
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.commandTimeout(Duration.ofMillis(800))
			.shutdownTimeout(Duration.ZERO)
			.clientOptions(ClientOptions.builder()
				.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
				.socketOptions(SocketOptions.builder().connectTimeout(Duration.ofMillis(800)).build())
				.build())
			.build();
		RedisStandaloneConfiguration address = new RedisStandaloneConfiguration("127.0.0.1", server.port());
		address.setPassword(server.password());
		LettuceConnectionFactory connections = new LettuceConnectionFactory(address, client);
		connections.afterPropertiesSet();
		connections.start();
		return new StringRedisTemplate(connections);
	}

	public static void disconnect(StringRedisTemplate redis) {
		((LettuceConnectionFactory) redis.getRequiredConnectionFactory()).destroy();
	}

	/** Forgets every key and every script. */
	public static void flush(StringRedisTemplate redis) {
		ask(redis, connection -> {
			connection.serverCommands().flushAll();
			return "";
		});
		flushScripts(redis);
	}

	static void flushScripts(StringRedisTemplate redis) {
		ask(redis, connection -> {
			connection.scriptingCommands().scriptFlush();
			return "";
		});
	}

	/** The microseconds of Redis' own clock. */
	static long now(StringRedisTemplate redis) {
		return ask(redis,
				connection -> Objects.requireNonNull(connection.serverCommands().time(TimeUnit.MICROSECONDS)));
	}

	private static <T> T ask(StringRedisTemplate redis, Function<RedisConnection, T> question) {
		return Objects.requireNonNull(redis.execute((RedisCallback<T>) question::apply));
	}

}
