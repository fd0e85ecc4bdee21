package dev.moongate.support.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgresServer}.
 */
class PostgresServerIntegrationTests {

	@Test
	void closeWhenTemporaryThenNothingIsLeft() {
		PostgresServer server = PostgresServer.temporary();
		ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
		server.close();
		assertThat(ServerProcess.runs(process)).isFalse();
		assertThat(server.directory()).doesNotExist();
	}

	@Test
	void queryWhenFrozenThenNoAnswerAndWhenThawedThenAnswer() throws SQLException {
		try (PostgresServer server = PostgresServer.temporary()) {
			try (Connection connection = connect(server)) {
				server.freeze();
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> version(connection))
					.havingRootCause()
					.withMessageContaining("timed out");
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(server));
			}
			server.thaw();
			try (Connection connection = connect(server)) {
				assertThat(version(connection)).startsWith("18");
			}
		}
	}

	@Test
	void restartWhenKilledThenSamePortAndSameData() throws SQLException {
		try (PostgresServer server = PostgresServer.temporary()) {
			int port = server.port();
			write(server, "kept");
			server.kill();
			assertThat(server.isRunning()).isFalse();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(server))
				.withMessageContaining("refused");
			server.restart();
			assertThat(server.port()).isEqualTo(port);
			assertThat(read(server)).isEqualTo("kept");
		}
	}

	@Test
	void closeWhenFrozenThenNothingIsLeft() {
		PostgresServer server = PostgresServer.temporary();
		ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
		server.freeze();
		server.close();
		assertThat(ServerProcess.runs(process)).isFalse();
		assertThat(server.directory()).doesNotExist();
	}

	@Test
	void keptInWhenAnEarlierServerStillRunsThenItIsEndedAndItsDataAreThere(@TempDir Path directory)
			throws SQLException {
		PostgresServer left = PostgresServer.keptIn(directory);
		write(left, "kept");
		ProcessHandle process = ProcessHandle.of(left.pid()).orElseThrow();
		try (PostgresServer server = PostgresServer.keptIn(directory)) {
			assertThat(ServerProcess.runs(process)).isFalse();
			assertThat(read(server)).isEqualTo("kept");
		}
	}

	@Test
	void keptInWhenPidFileNamesAForeignProcessThenItStartsAndTheProcessLives(@TempDir Path directory)
			throws SQLException, IOException {
		PostgresServer killed = PostgresServer.keptIn(directory);
		write(killed, "kept");
		Path pidFile = directory.resolve("data").resolve("postmaster.pid");
		String content = Files.readString(pidFile);
		String pid = Long.toString(killed.pid());
		killed.kill();
		Process foreign = startForeignProcess();
		try {
			Files.writeString(pidFile, content.replaceFirst(pid, Long.toString(foreign.pid())));
			try (PostgresServer server = PostgresServer.keptIn(directory)) {
				assertThat(read(server)).isEqualTo("kept");
				assertThat(foreign.isAlive()).isTrue();
			}
		}
		finally {
			foreign.destroyForcibly();
		}
	}

	@Test
	void connectWhenPasswordIsWrongThenRefused() {
		try (PostgresServer server = PostgresServer.temporary()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(server, "wrong"))
				.withMessageContaining("authentication failed");
		}
	}

	@Test
	void keptInThenDataAreWrittenToDisk(@TempDir Path directory) throws SQLException {
		try (PostgresServer server = PostgresServer.keptIn(directory); Connection connection = connect(server)) {
			assertThat(query(connection, "show fsync")).isEqualTo("on");
			assertThat(query(connection, "show synchronous_commit")).isEqualTo("on");
		}
	}

	private static Process startForeignProcess() throws IOException {
		return new ProcessBuilder("sh", "-c", "cat").start();
	}

	private static void write(PostgresServer server, String value) throws SQLException {
		try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
			statement.execute("create table memory as select '" + value + "' as value");
		}
	}

	private static String read(PostgresServer server) throws SQLException {
		try (Connection connection = connect(server)) {
			return query(connection, "select value from memory");
		}
	}

	private static String version(Connection connection) throws SQLException {
		return query(connection, "show server_version");
	}

	private static String query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static Connection connect(PostgresServer server) throws SQLException {
		return connect(server, server.password());
	}

	private static Connection connect(PostgresServer server, String password) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("password", password);
		properties.setProperty("user", server.username());
		properties.setProperty("connectTimeout", "1");
		properties.setProperty("socketTimeout", "1");
		return DriverManager.getConnection(server.url(), properties);
	}

}
