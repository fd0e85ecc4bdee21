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

/**
 * A Redis of one's own, to be treated badly.
 */
final class TestRedis implements AutoCloseable {

	private final RedisServer server = RedisServer.temporary();

	RedisStandaloneConfiguration configuration() {
		return new RedisStandaloneConfiguration("127.0.0.1", server.port());
	}

	/**
	 * Sends a command over a connection of its own.
	 * @return the first line of the answer
	 */
	String send(String... words) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
			socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
