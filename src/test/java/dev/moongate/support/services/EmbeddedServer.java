package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * A server program that runs beside this process for as long as this process lives, on a
 * free port of the loopback address, for clients that know its password.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits PostgresServer, RedisServer {

	static final String LOOPBACK = "127.0.0.1";

	private static final int ATTEMPTS = 3;

	private final Path directory;

	private final boolean temporary;

	private final ServerProcess process;

	private final String stopSignal;

	private final Runnable closeAtExit = this::close;

	private @Nullable Watchdog watchdog;

	private int port;

	/**
	 * Describes a server.
	 * @param directory where it keeps everything
	 * @param temporary whether that goes when the server is closed
	 * @param pidFile where it writes its process id
	 * @param stopSignal the signal that ends it soon and well
	 */
	EmbeddedServer(Path directory, boolean temporary, Path pidFile, String stopSignal) {
		this.directory = directory;
		this.temporary = temporary;
		this.process = new ServerProcess(pidFile);
		this.stopSignal = stopSignal;
	}

	/**
	 * Returns a new directory for a server that leaves nothing behind.
	 */
	static Path temporaryDirectory(String name) {
		try {
			return Files.createTempDirectory(Files.createDirectories(Programs.DIRECTORY), name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends what an earlier process left running in the same directory, then starts the
	 * server. It stops when Spring's application contexts have closed.
	 */
	final void start() {
		SpringApplication.getShutdownHandlers().add(closeAtExit);
		process.stop(stopSignal);
		if (!Programs.isWindows()) {
			watchdog = Watchdog.over(process, temporary ? "KILL" : stopSignal, temporary ? directory.toString() : "");
		}
		SecretFile.createDirectory(directory);
		password();
		prepare();
		for (int attempt = 1; true; attempt++) {
			port = FreePort.next();
			try {
				launch();
				return;
			}
			catch (IllegalStateException ex) {
				if (attempt == ATTEMPTS) {
					close();
					throw ex;
				}
			}
		}
	}

	/**
	 * Makes the directory ready for a first start.
	 */
	abstract void prepare();

	/**
	 * Starts the program on {@link #port()} and returns when it answers.
	 * @throws IllegalStateException if it does not
	 */
	abstract void launch();

	/**
	 * The settings that make Moongate use this server.
	 */
	public abstract Map<String, String> properties();

	public final int port() {
		return port;
	}

	/**
	 * The id of the server's main process.
	 * @throws java.util.NoSuchElementException while it does not run
	 */
	public final long pid() {
		return process.find().orElseThrow().pid();
	}

	public final boolean isRunning() {
		return process.find().isPresent();
	}

	/**
	 * Makes the server hang: it takes connections and does not answer.
	 */
	public final void freeze() {
		process.freeze();
	}

	/**
	 * Lets a frozen server go on where it was.
	 */
	public final void thaw() {
		process.thaw();
	}

	/**
	 * Ends the server without warning, as a loss of power does: connections break, new
	 * ones are refused.
	 */
	public final void kill() {
		process.kill();
	}

	/**
	 * Starts the server again on the same port with the data it has, ending it first if
	 * it runs.
	 */
	public final void restart() {
		process.stop(stopSignal);
		launch();
	}

	@Override
	public final void close() {
		if (temporary) {
			process.kill();
			remove(directory);
		}
		else {
			process.stop(stopSignal);
		}
		if (watchdog != null) {
			watchdog.close();
		}
		forget();
	}

	private void forget() {
		try {
			SpringApplication.getShutdownHandlers().remove(closeAtExit);
		}
		catch (IllegalStateException ex) {
			// it is the end of the process that closes this server
		}
	}

	private static void remove(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The password every client has to know: on a machine that several people use, a
	 * server without one would be a way into its owner's account.
	 */
	public final String password() {
		return SecretFile.secretIn(passwordFile());
	}

	final Path passwordFile() {
		return directory.resolve("password");
	}

	final Path directory() {
		return directory;
	}

	final boolean isTemporary() {
		return temporary;
	}

	final Path log() {
		return directory.resolve("log");
	}

	/**
	 * Returns the failure to start, with the last words of the server's log.
	 */
	final IllegalStateException failed(String name) {
		try {
			String log = Files.exists(log()) ? Files.readString(log()) : "it wrote no log";
			return new IllegalStateException(
					"%s did not start: %s".formatted(name, log.substring(Math.max(0, log.length() - 1500))));
		}
		catch (IOException ex) {
			return new IllegalStateException(name + " did not start", ex);
		}
	}

}
