package dev.moongate.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * The nginx of this machine with the configuration that the documentation prints, in
 * front of a service.
 */
final class Nginx implements AutoCloseable {

	private static final Path EXAMPLE = Path.of("docs", "examples", "nginx-protected.conf").toAbsolutePath();

	private static final String SITE = """
			%s
			worker_processes 1;
			daemon off;
			pid nginx.pid;
			error_log error.log;
			events { worker_connections 64; }
			http {
			    access_log off;
			    client_body_temp_path body;
			    proxy_temp_path proxy;
			    fastcgi_temp_path fastcgi;
			    uwsgi_temp_path uwsgi;
			    scgi_temp_path scgi;
			    upstream moongate { server 127.0.0.1:%d; }
			    upstream service { server 127.0.0.1:%d; }
			    server {
			        listen 127.0.0.1:%d;
			        set $moongate_host localhost;
			        include %s;
			    }
			}
			""";

	private final Process process;

	private final int port;

	private Nginx(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Returns the program, if this machine has it.
	 */
	static Optional<Path> program() {
		return List.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
			.stream()
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	static Nginx start(Path directory, int moongate, int service) {
		int port = freePort();
		String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
		try {
			Path configuration = Files.writeString(directory.resolve("nginx.conf"),
					SITE.formatted(user, moongate, service, port, EXAMPLE));
			Process process = new ProcessBuilder(program().orElseThrow().toString(), "-p", directory + "/", "-c",
					configuration.toString(), "-e", directory.resolve("error.log").toString())
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("output.log").toFile())
				.start();
			Nginx nginx = new Nginx(process, port);
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(20))
				.until(nginx::listens);
			return nginx;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return port;
	}

	private boolean listens() {
		if (!process.isAlive()) {
			throw new AssertionError("nginx has ended with " + process.exitValue());
		}
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		process.destroy();
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
