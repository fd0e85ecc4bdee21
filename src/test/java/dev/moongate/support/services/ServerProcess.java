package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The running program whose process id stands in the first line of a file, together with
 * the processes it started. A process counts only if it runs one of our programs: after a
 * crash or a reboot the id in the file may be anybody's.
 */
final class ServerProcess {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Path pidFile;

	private final Path frozenFile;

	ServerProcess(Path pidFile) {
		this.pidFile = pidFile;
		this.frozenFile = pidFile.resolveSibling("frozen.pids");
	}

	Path pidFile() {
		return pidFile;
	}

	/**
	 * The process ids of a frozen server, one a line; no file while it is not frozen.
	 */
	Path frozenFile() {
		return frozenFile;
	}

	Optional<ProcessHandle> find() {
		try (Stream<String> lines = Files.lines(pidFile)) {
			return lines.findFirst()
				.map((line) -> Long.parseLong(line.strip()))
				.flatMap(ProcessHandle::of)
				.filter(ServerProcess::runs)
				.filter(ServerProcess::isOurs);
		}
		catch (IOException | UncheckedIOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean isOurs(ProcessHandle process) {
		return process.info()
			.command()
			.or(() -> commandLine(process))
			.filter((command) -> command.startsWith(Programs.DIRECTORY.toString()))
			.isPresent();
	}

	/**
	 * Root in a container may not see which program another user's process runs, but how
	 * it was called.
	 */
	private static Optional<String> commandLine(ProcessHandle process) {
		try {
			return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Stops every process of the server where it stands, as a machine does that hangs:
	 * connections stay open, new ones are accepted by the kernel, nothing is answered.
	 */
	void freeze() {
		ProcessHandle main = find().orElseThrow();
		// the main process first: it starts no other from then on
		Commands.signal("STOP", List.of(main.pid()));
		List<Long> all = family(main).stream().map(ProcessHandle::pid).toList();
		Commands.signal("STOP", all);
		write(frozenFile, String.join("\n", all.stream().map(String::valueOf).toList()));
	}

	void thaw() {
		find().ifPresent((main) -> Commands.signal("CONT", family(main).stream().map(ProcessHandle::pid).toList()));
		delete(frozenFile);
	}

	/**
	 * Ends every process of the server at once and waits until they are gone.
	 */
	void kill() {
		find().ifPresent((main) -> {
			List<ProcessHandle> all = family(main);
			all.forEach(ProcessHandle::destroyForcibly);
			awaitEnd(all);
		});
		delete(frozenFile);
		delete(pidFile);
	}

	/**
	 * Asks the server to end and waits for it, at last kills it.
	 * @param signal what it understands as a request to end soon and well
	 */
	void stop(String signal) {
		if (Programs.isWindows()) {
			kill();
			return;
		}
		thaw();
		find().ifPresent((main) -> {
			List<ProcessHandle> all = family(main);
			Commands.signal(signal, List.of(main.pid()));
			try {
				awaitEnd(all);
			}
			catch (ConditionTimeoutException ex) {
				kill();
			}
		});
		delete(pidFile);
	}

	private static List<ProcessHandle> family(ProcessHandle main) {
		List<ProcessHandle> all = new ArrayList<>(List.of(main));
		main.descendants().forEach(all::add);
		return all;
	}

	private static void awaitEnd(List<ProcessHandle> processes) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> processes.stream().noneMatch(ServerProcess::runs));
	}

	/**
	 * A process that has ended and that nobody has asked about since (in a container
	 * without an init process nobody does) is there, but does not run.
	 */
	static boolean runs(ProcessHandle process) {
		if (!process.isAlive()) {
			return false;
		}
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
			return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
		}
		catch (IOException ex) {
			return process.isAlive();
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
