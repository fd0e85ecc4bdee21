package dev.moongate.support.services;

import java.nio.file.Path;
import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RedisServer}.
 */
class RedisServerIntegrationTests {

	private final RedisClient client = RedisClient.create();

	RedisServerIntegrationTests() {
		client.setOptions(ClientOptions.builder().autoReconnect(false).build());
	}

	@AfterEach
	void shutDown() {
		client.shutdown(Duration.ZERO, Duration.ZERO);
	}

	@Test
	void closeWhenTemporaryThenNothingIsLeft() {
		RedisServer server = RedisServer.temporary();
		ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
		server.close();
		assertThat(ServerProcess.runs(process)).isFalse();
		assertThat(server.directory()).doesNotExist();
	}

	@Test
	void getWhenFrozenThenNoAnswerAndWhenThawedThenAnswer() {
		try (RedisServer server = RedisServer.temporary(); var connection = connect(server)) {
			connection.sync().set("key", "value");
			server.freeze();
			assertThatExceptionOfType(RedisException.class).isThrownBy(() -> connection.sync().get("key"));
			server.thaw();
			assertThat(connection.sync().get("key")).isEqualTo("value");
		}
	}

	@Test
	void restartWhenKilledThenSamePortAndTemporaryDataAreGone() {
		try (RedisServer server = RedisServer.temporary()) {
			int port = server.port();
			write(server);
			server.kill();
			assertThat(server.isRunning()).isFalse();
			assertThatExceptionOfType(RedisConnectionException.class).isThrownBy(() -> connect(server));
			server.restart();
			assertThat(server.port()).isEqualTo(port);
			try (var connection = connect(server)) {
				assertThat(connection.sync().get("key")).isNull();
			}
		}
	}

	@Test
	void connectWhenWithoutPasswordThenRefused() {
		try (RedisServer server = RedisServer.temporary()) {
			assertThatExceptionOfType(RedisConnectionException.class)
				.isThrownBy(() -> client.connect(RedisURI.create("127.0.0.1", server.port())).sync().ping())
				.withStackTraceContaining("NOAUTH");
		}
	}

	@Test
	void keptInWhenKilledThenDataAreThere(@TempDir Path directory) {
		RedisServer killed = RedisServer.keptIn(directory);
		write(killed);
		killed.kill();
		try (RedisServer server = RedisServer.keptIn(directory)) {
			assertThat(read(server)).isEqualTo("value");
		}
	}

	@Test
	void keptInWhenAnEarlierServerStillRunsThenItIsEndedAndItsDataAreThere(@TempDir Path directory) {
		RedisServer left = RedisServer.keptIn(directory);
		write(left);
		ProcessHandle process = ProcessHandle.of(left.pid()).orElseThrow();
		try (RedisServer server = RedisServer.keptIn(directory)) {
			assertThat(ServerProcess.runs(process)).isFalse();
			assertThat(read(server)).isEqualTo("value");
		}
	}

	private void write(RedisServer server) {
		try (var connection = connect(server)) {
			connection.sync().set("key", "value");
		}
	}

	private String read(RedisServer server) {
		try (var connection = connect(server)) {
			return connection.sync().get("key");
		}
	}

	private StatefulRedisConnection<String, String> connect(RedisServer server) {
		RedisURI address = RedisURI.create(server.url());
		address.setTimeout(Duration.ofMillis(500));
		return client.connect(address);
	}

}
