package dev.moongate.support.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A Redis 6.2 that this machine alone can reach.
 */
public final class RedisServer extends EmbeddedServer {

	/** Ends after writing what is to be kept. */
	private static final String STOP_SIGNAL = "TERM";

	/** The name by which Sentinels know what they watch. */
	public static final String WATCHED = "mymaster";

	/** Gives a server up after a second, as one that a person waits for. */
	private static final String SENTINEL = """
			sentinel monitor mymaster %1$s %2$d 2
			sentinel auth-pass mymaster %3$s
			sentinel down-after-milliseconds mymaster 1000
			sentinel failover-timeout mymaster 5000
			sentinel sentinel-pass %3$s
			""";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Path program = Programs.redis();

	private final Path pidFile;

	private final Path configuration;

	private final List<String> options;

	private String watch = "";

	private RedisServer(Path directory, boolean temporary, String... options) {
		super(directory, temporary, pidFile(directory), STOP_SIGNAL);
		this.pidFile = pidFile(directory);
		this.configuration = directory.resolve("redis.conf");
		this.options = List.of(options);
	}

	/**
	 * Starts a server that keeps its data in memory only and leaves nothing behind. After
	 * a restart it is empty.
	 */
	public static RedisServer temporary() {
		return started(new RedisServer(temporaryDirectory("redis-"), true));
	}

	/**
	 * Starts a server as {@link #temporary()} does that waits to be made part of a
	 * cluster.
	 */
	public static RedisServer clusterNode() {
		return started(new RedisServer(temporaryDirectory("redis-node-"), true, "--cluster-enabled", "yes"));
	}

	/**
	 * Starts a server as {@link #temporary()} does that copies another, and has its
	 * password.
	 */
	public static RedisServer replicaOf(RedisServer master) {
		return started(new RedisServer(directoryWithPasswordOf(master, "redis-replica-"), true, "--replicaof", LOOPBACK,
				Integer.toString(master.port())));
	}

	/**
	 * Starts a Sentinel that watches a server, under the name {@link #WATCHED}, and has
	 * its password.
	 */
	public static RedisServer sentinelOf(RedisServer master) {
		RedisServer sentinel = new RedisServer(directoryWithPasswordOf(master, "redis-sentinel-"), true, "--sentinel");
		sentinel.watch = SENTINEL.formatted(LOOPBACK, master.port(), master.password());
		return started(sentinel);
	}

	private static Path directoryWithPasswordOf(RedisServer other, String name) {
		Path directory = temporaryDirectory(name);
		try {
			Files.copy(other.passwordFile(), directory.resolve(other.passwordFile().getFileName()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return directory;
	}

	/**
	 * Starts the server whose data are kept in a directory, as a log of every change.
	 */
	public static RedisServer keptIn(Path directory) {
		return started(new RedisServer(directory.toAbsolutePath(), false));
	}

	/**
	 * Ends the server that a process which is no more left running on a directory.
	 */
	public static void endLeftoverIn(Path directory) {
		new ServerProcess(pidFile(directory.toAbsolutePath())).stop(STOP_SIGNAL);
	}

	private static Path pidFile(Path directory) {
		return directory.resolve("redis.pid");
	}

	private static RedisServer started(RedisServer server) {
		server.start();
		return server;
	}

	/**
	 * The password is not an argument of the command, which everybody can see.
	 */
	@Override
	void prepare() {
		try {
			SecretFile.write(configuration, "requirepass %1$s\n%2$s".formatted(password(),
					watch.isEmpty() ? "masterauth " + password() : watch));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Redis goes into the background by itself, so that the keyboard's interrupt, which
	 * goes to all processes in the foreground, does not end it before Moongate. Its build
	 * for Windows cannot.
	 */
	@Override
	void launch() {
		List<String> command = new ArrayList<>(List.of(program.toString(), configuration.toString(), "--bind", LOOPBACK,
				"--port", Integer.toString(port()), "--dir", directory().toString(), "--logfile", log().toString(),
				"--save", "", "--appendonly", isTemporary() ? "no" : "yes"));
		command.addAll(options);
		try {
			if (Programs.isWindows()) {
				Files.writeString(pidFile, Long.toString(new ProcessBuilder(command).start().pid()));
			}
			else {
				command.addAll(List.of("--daemonize", "yes", "--pidfile", pidFile.toString()));
				Commands.run(command, log().toFile());
			}
			Awaitility.await()
				.atMost(PATIENCE)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.until(() -> isRunning() && answers());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ConditionTimeoutException ex) {
			throw failed("Redis");
		}
	}

	/**
	 * Returns whether Redis has read what it kept and takes commands.
	 */
	private boolean answers() {
		try (Socket socket = new Socket(InetAddress.getByName(LOOPBACK), port())) {
			socket.setSoTimeout(1000);
			OutputStream out = socket.getOutputStream();
			out.write("AUTH %s\r\nPING\r\n".formatted(password()).getBytes(StandardCharsets.US_ASCII));
			out.flush();
			InputStream in = socket.getInputStream();
			return new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("+OK\r\n+PONG");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Sends a command and returns the answer, which is empty while there is none.
	 */
	public String tell(String command) {
		try (Socket socket = new Socket(InetAddress.getByName(LOOPBACK), port())) {
			socket.setSoTimeout(1000);
			socket.getOutputStream()
				.write("AUTH %s\r\n%s\r\nQUIT\r\n".formatted(password(), command).getBytes(StandardCharsets.UTF_8));
			String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return answers.substring(Math.min("+OK\r\n".length(), answers.length())).replaceFirst("\\+OK\r\n$", "");
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * The address of database 0, password included.
	 */
	public String url() {
		return "redis://:%s@%s:%d/0".formatted(password(), LOOPBACK, port());
	}

	@Override
	public Map<String, String> properties() {
		return Map.of("spring.data.redis.url", url());
	}

}
