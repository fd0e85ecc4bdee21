package dev.moongate.throttle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import org.springframework.data.redis.connection.RedisServerCommands;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/**
 * A real Redis for the tests of this package, started once.
 */
public final class TestRedis {

	private static final RedisServer server = start(freePort());

	private TestRedis() {
	}

	/**
	 * Returns another connection, as another instance has it.
	 */
	public static StringRedisTemplate connect() {
		return connect(server.ports().getFirst());
	}

	public static StringRedisTemplate connect(int port) {
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.commandTimeout(Duration.ofMillis(800))
			.shutdownTimeout(Duration.ZERO)
			.clientOptions(ClientOptions.builder()
				.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
				.socketOptions(SocketOptions.builder().connectTimeout(Duration.ofMillis(800)).build())
				.build())
			.build();
		LettuceConnectionFactory connections = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", port), client);
		connections.afterPropertiesSet();
		connections.start();
		return new StringRedisTemplate(connections);
	}

	/** Forgets every key and every script. */
	public static void flush(StringRedisTemplate redis) {
		onServer(redis, server -> {
			server.flushAll();
			return "";
		});
		flushScripts(redis);
	}

	public static void flushScripts(StringRedisTemplate redis) {
		redis.execute((RedisCallback<String>) connection -> {
			connection.scriptingCommands().scriptFlush();
			return "";
		});
	}

	/** The microseconds of Redis' own clock. */
	public static long now(StringRedisTemplate redis) {
		return onServer(redis, server -> Objects.requireNonNull(server.time(TimeUnit.MICROSECONDS)));
	}

	private static <T> T onServer(StringRedisTemplate redis, Function<RedisServerCommands, T> use) {
		return Objects
			.requireNonNull(redis.execute((RedisCallback<T>) connection -> use.apply(connection.serverCommands())));
	}

	public static RedisServer start(int port) {
		try {
			RedisServer started = RedisServer.newRedisServer()
				.port(port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly no")
				.build();
			started.start();
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
