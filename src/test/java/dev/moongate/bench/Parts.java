package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures single parts of Moongate by JMH, each in JVMs of its own with the flags of the
 * image: how long one call takes a thread, and how much it allocates. Takes three
 * minutes, shows a table, and leaves it in {@code target/parts.md}; as arguments, which
 * parts and whatever else JMH's command line knows:
 *
 * <pre>
 * ./mvnw verify -Pbench-parts
 * ./mvnw verify -Pbench-parts -Dmoongate.bench.seconds=1
 * ./mvnw verify -Pbench-parts -Dspring-boot.run.arguments="AccessToken -prof stack"
 * </pre>
 */
public final class Parts {

	private static final int SECONDS = Integer.getInteger("moongate.bench.seconds", 10);

	/** One launch may differ from the next; for a glance, this process has to do. */
	private static final int LAUNCHES = (SECONDS < 5) ? 0 : 2;

	private static final int WARM_UPS = 2;

	private static final int MEASUREMENTS = 3;

	private static final TimeValue ITERATION = TimeValue
		.milliseconds(TimeUnit.SECONDS.toMillis(SECONDS) / (Math.max(1, LAUNCHES) * (WARM_UPS + MEASUREMENTS)));

	private Parts() {
	}

	public static void main(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
		Collection<RunResult> results = new Runner(launches().parent(new CommandLineOptions(arguments))
			.mode(Mode.AverageTime)
			.timeUnit(TimeUnit.MICROSECONDS)
			.addProfiler(GCProfiler.class)
			.build()).run();
		Stream<String> head = Stream.of("| part | one call | ± | allocates |", "|---|--:|--:|--:|");
		List<String> table = Stream.concat(head, results.stream().map(Parts::row)).toList();
		table.forEach(System.out::println);
		Files.write(Path.of("target", "parts.md"), table);
	}

	/**
	 * Measures how often a second all cores together do a part.
	 * @param part the benchmark's class and method
	 */
	static double perSecond(String part) {
		try {
			return new Runner(launches().include(part + "$")
				.mode(Mode.Throughput)
				.timeUnit(TimeUnit.SECONDS)
				.threads(Runtime.getRuntime().availableProcessors())
				.verbosity(VerboseMode.SILENT)
				.build()).runSingle().getPrimaryResult().getScore();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException(part + " cannot be measured", ex);
		}
	}

	private static ChainedOptionsBuilder launches() {
		// the file of JMH's lock would stay behind
		System.setProperty("jmh.ignoreLock", "true");
		return new OptionsBuilder().forks(LAUNCHES)
			.warmupIterations(WARM_UPS)
			.warmupTime(ITERATION)
			.measurementIterations(MEASUREMENTS)
			.measurementTime(ITERATION)
			.jvmArgs(PackagedJar.FLAGS.toArray(String[]::new))
			.jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
			.shouldFailOnError(true);
	}

	private static String row(RunResult part) {
		Result<?> time = part.getPrimaryResult();
		Result<?> allocated = part.getSecondaryResults().get("gc.alloc.rate.norm");
		return "| %s | %s | %s | %s |".formatted(name(part), time(time.getScore()), time(time.getScoreError()),
				(allocated == null) ? "" : String.format(Locale.ROOT, "%,.0f bytes", allocated.getScore()));
	}

	private static String name(RunResult part) {
		String method = part.getParams().getBenchmark();
		String name = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
		return part.getParams()
			.getParamsKeys()
			.stream()
			.map((key) -> " " + key + "=" + part.getParams().getParam(key))
			.reduce(name, String::concat);
	}

	private static String time(double micros) {
		if (Double.isNaN(micros)) {
			return "";
		}
		return String.format(Locale.ROOT, (micros < 1000) ? "%.2f µs" : "%.2f ms",
				(micros < 1000) ? micros : micros / 1000);
	}

}
