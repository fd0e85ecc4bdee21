package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL 18 with one empty database, which this machine alone can reach.
 */
public final class PostgresServer extends EmbeddedServer {

	/** Fast shutdown: clients are not waited for. */
	private static final String STOP_SIGNAL = "INT";

	private static final String USER = "postgres";

	/**
	 * Data outlive a crash of the server, but need not outlive one of the machine:
	 * nothing waits for the disk.
	 */
	private static final String HASTY = " -c fsync=off";

	private final OrdinaryUser user = OrdinaryUser.detect();

	private final Path programs = Programs.postgresql();

	private final Path data;

	private final boolean hasty;

	private PostgresServer(Path directory, boolean temporary, boolean hasty) {
		super(directory, temporary, pidFile(directory), STOP_SIGNAL);
		this.data = directory.resolve("data");
		this.hasty = hasty;
	}

	/**
	 * Starts a server that is fast and leaves nothing behind.
	 */
	public static PostgresServer temporary() {
		return started(new PostgresServer(temporaryDirectory("postgresql-"), true, true));
	}

	/**
	 * Starts a server that waits for the disk, as one whose data are kept, and leaves
	 * nothing behind.
	 */
	public static PostgresServer temporaryAndSafe() {
		return started(new PostgresServer(temporaryDirectory("postgresql-"), true, false));
	}

	/**
	 * Starts the server whose data are kept safely in a directory, making them on first
	 * use.
	 */
	public static PostgresServer keptIn(Path directory) {
		return started(new PostgresServer(directory.toAbsolutePath(), false, false));
	}

	/**
	 * Ends the server that a process which is no more left running on a directory.
	 */
	public static void endLeftoverIn(Path directory) {
		new ServerProcess(pidFile(directory.toAbsolutePath())).stop(STOP_SIGNAL);
	}

	private static Path pidFile(Path directory) {
		return directory.resolve("data").resolve("postmaster.pid");
	}

	private static PostgresServer started(PostgresServer server) {
		server.start();
		return server;
	}

	@Override
	void prepare() {
		if (Files.exists(data)) {
			return;
		}
		Path incomplete = directory().resolve("data.new");
		try {
			FileSystemUtils.deleteRecursively(incomplete);
			Files.createDirectories(incomplete);
			user.own(incomplete);
			List<String> command = user.command(program("initdb"), "--pgdata=" + incomplete, "--username=" + USER,
					"--auth=scram-sha-256", "--pwfile=" + passwordFile(), "--encoding=UTF8", "--locale=C",
					"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
			command.addAll(hasty ? List.of("--no-sync", "--wal-segsize=1") : List.of());
			if (Commands.run(command, log().toFile()) != 0) {
				throw failed("initdb");
			}
			Files.move(incomplete, data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	void launch() {
		String options = "-p %d -c listen_addresses=%s -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC"
			.formatted(port(), LOOPBACK);
		List<String> command = user.command(program("pg_ctl"), "start", "--wait", "--timeout=60", "--silent",
				"--pgdata=" + data, "--log=" + log(), "--options=" + options + (hasty ? HASTY : ""));
		user.own(log());
		if (Commands.run(command, log().toFile()) != 0) {
			throw failed("PostgreSQL");
		}
	}

	private String program(String name) {
		return programs.resolve(Programs.isWindows() ? name + ".exe" : name).toString();
	}

	/**
	 * The JDBC address of the database.
	 */
	public String url() {
		return "jdbc:postgresql://%s:%d/postgres".formatted(LOOPBACK, port());
	}

	public String username() {
		return USER;
	}

	@Override
	public Map<String, String> properties() {
		return Map.of("spring.datasource.url", url(), "spring.datasource.username", USER, "spring.datasource.password",
				password());
	}

}
