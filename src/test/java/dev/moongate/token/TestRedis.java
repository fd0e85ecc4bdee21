package dev.moongate.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

import dev.moongate.support.services.RedisServer;
import dev.moongate.support.services.WriteRefusal;

/**
 * A Redis of one's own, to be treated badly.
 */
final class TestRedis implements AutoCloseable {

	private final RedisServer server = RedisServer.temporary();

	RedisStandaloneConfiguration configuration() {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", server.port());
		configuration.setPassword(server.password());
		return configuration;
	}

	/**
	 * Sends a command over a connection of its own.
	 * @return the first line of the answer
	 */
	String send(String... words) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
			String commands = "AUTH " + server.password() + "\r\n" + String.join(" ", words) + "\r\n";
			socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
			BufferedReader answers = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			answers.readLine();
			return answers.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void refuse(WriteRefusal refusal) {
		refusal.begin(server);
	}

	void refuseNoMore(WriteRefusal refusal) {
		refusal.end(server);
	}

	void freeze() {
		server.freeze();
	}

	void thaw() {
		server.thaw();
	}

	void kill() {
		server.kill();
	}

	void restart() {
		server.restart();
	}

	@Override
	public void close() {
		server.close();
	}

}
