package dev.moongate.support.services;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The running of commands to their end.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * Returns whether a command could be started and ended well; what it prints is
	 * dropped.
	 */
	static boolean succeeds(String... command) {
		try {
			return run(List.of(command), ProcessBuilder.Redirect.DISCARD) == 0;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	/**
	 * Runs a command and returns its exit status; what it prints is added to a file.
	 */
	static int run(List<String> command, File output) {
		return run(command, ProcessBuilder.Redirect.appendTo(output));
	}

	/**
	 * Sends a signal to processes; those that have ended meanwhile are passed over.
	 * @param signal its name without SIG
	 */
	static void signal(String signal, List<Long> pids) {
		List<String> command = new ArrayList<>(List.of("sh", "-c", "for pid in \"$@\"; do kill -s $0 $pid; done"));
		command.add(signal);
		pids.forEach((pid) -> command.add(pid.toString()));
		run(command, ProcessBuilder.Redirect.DISCARD);
	}

	private static int run(List<String> command, ProcessBuilder.Redirect output) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while running " + command.getFirst(), ex);
		}
	}

}
