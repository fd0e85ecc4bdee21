package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk, as Linux distributions and Homebrew package it: it takes so
 * little of the machine that the machine's limit is the service's.
 *
 * @param url what is asked
 * @param threads how many threads ask
 * @param connections over how many connections
 */
record Wrk(String url, int threads, int connections) {

	private static final Path SCRIPTS = Path.of("src/test/resources/bench").toAbsolutePath();

	private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

	private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

	private static final Pattern TIME = Pattern.compile("(?:50|99)%\\s+([\\d.]+)(us|ms|s)");

	/**
	 * Fails where there is no wrk, before anybody has waited for what it is to measure.
	 */
	static void requireInstalled() {
		execute(List.of("wrk", "--version"));
	}

	/**
	 * Asks for a while what a script says.
	 * @param script the name of a file in the folder of the scripts
	 * @param arguments what it is given behind the folder's name
	 */
	Load run(Duration duration, String script, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of("-s", SCRIPTS.resolve(script).toString(), url, "--", SCRIPTS.toString()));
		command.addAll(arguments);
		return run(duration, command);
	}

	/**
	 * Asks for a while, without anything but the address.
	 */
	Load run(Duration duration) {
		return run(duration, List.of(url));
	}

	private Load run(Duration duration, List<String> rest) {
		List<String> command = new ArrayList<>(List.of("wrk", "--latency", "-t" + threads, "-c" + connections,
				"-d" + duration.toSeconds() + "s", "--timeout", "5s"));
		command.addAll(rest);
		return parse(execute(command), duration);
	}

	/** Returns what it says. */
	private static String execute(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("wrk is not installed", ex);
		}
	}

	private static Load parse(String said, Duration duration) {
		double rate = number(RATE, said).orElseThrow(() -> new IllegalStateException(said));
		double refused = number(REFUSED, said).orElse(0.0) / duration.toSeconds();
		List<Double> times = TIME.matcher(said).results().map((time) -> {
			double value = Double.parseDouble(time.group(1));
			return switch (time.group(2)) {
				case "us" -> value / 1000;
				case "ms" -> value;
				default -> value * 1000;
			};
		}).toList();
		return new Load(rate - refused, refused, times.getFirst(), times.getLast());
	}

	private static Optional<Double> number(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
	}

	/**
	 * What came back.
	 *
	 * @param perSecond answers of success a second
	 * @param refusedPerSecond other answers a second
	 * @param medianMillis the time of the median answer
	 * @param highMillis the time that 99 % of the answers took at most
	 */
	record Load(double perSecond, double refusedPerSecond, double medianMillis, double highMillis) {
	}

}
