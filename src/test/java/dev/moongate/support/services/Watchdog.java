package dev.moongate.support.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A small process that outlives ours, however ours ends, and then ends the server that
 * would be left behind. It learns of our end from a pipe that only we hold open.
 */
final class Watchdog implements AutoCloseable {

	/**
	 * The process id file, the file of frozen processes, the signal, and the directory to
	 * remove or nothing. The keyboard's interrupt, which goes to all processes of a
	 * terminal, is left to us.
	 */
	private static final String SCRIPT = """
			trap '' INT TERM HUP
			cat
			if pid=$(head -n 1 "$1"); then
				for frozen in $(cat "$2"); do kill -CONT $frozen; done
				kill -s $3 $pid
				for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $pid || break; sleep 1; done
			fi
			[ -z "$4" ] || rm -rf "$4"
			""";

	private final Process process;

	private Watchdog(Process process) {
		this.process = process;
	}

	/**
	 * Starts watching.
	 * @param server the server to end
	 * @param signal how it is ended
	 * @param leftovers the directory to remove with it, or an empty text for none
	 */
	static Watchdog over(ServerProcess server, String signal, String leftovers) {
		Path pidFile = server.pidFile();
		try {
			return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT, "moongate-watchdog", pidFile.toString(),
					server.frozenFile().toString(), signal, leftovers)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends the watch; there is nothing left to end when the server was stopped before.
	 */
	@Override
	public void close() {
		try {
			process.getOutputStream().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
