package dev.moongate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.moongate.support.services.FreePort;

/**
 * Runs the application once on a real PostgreSQL and Redis, has accounts opened and used,
 * and leaves the AOT cache of it: what the JVM then has ready at every start are the
 * classes and the profiles of real requests (JEP 483, 514 and 515). The Dockerfile makes
 * the cache of the image with it:
 *
 * <pre>
 * java -cp ... dev.moongate.bench.Training moongate.jar jvm.flags moongate.aot
 * </pre>
 */
public final class Training {

	private static final int SESSIONS = 8;

	private static final int ROUNDS = 600;

	private Training() {
	}

	/**
	 * Makes a cache.
	 * @param arguments the extracted jar, the file of JVM flags, and the cache to write
	 */
	public static void main(String[] arguments) throws IOException {
		train(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
		System.exit(0);
	}

	static void train(Path jar, Path flags, Path cache) throws IOException {
		int port = FreePort.next();
		try (Services services = Services.start();
				JavaProcess moongate = JavaProcess
					.start(List.of("--enable-native-access=ALL-UNNAMED", "-XX:Flags=" + flags.toAbsolutePath(),
							"-XX:AOTCacheOutput=" + cache.toAbsolutePath(), "-jar", jar.toAbsolutePath().toString()),
							services.settings(port), "http://127.0.0.1:" + port + "/health")) {
			Population people = Population.settle(port, SESSIONS);
			IntStream.range(0, ROUNDS).forEach(people::visit);
			moongate.stop();
		}
		if (!Files.exists(cache)) {
			throw new IllegalStateException("The JVM has left no cache at " + cache);
		}
	}

}
