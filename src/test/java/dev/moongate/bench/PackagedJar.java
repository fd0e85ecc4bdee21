package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged application as the image holds it: extracted, prepared, with an AOT cache
 * and the flags of the JVM there.
 *
 * @param folder holds it, until this is closed
 * @param arguments what follows {@code java}
 */
record PackagedJar(TemporaryFolder folder, List<String> arguments) implements AutoCloseable {

	private static final Path FLAG_FILE = Path.of("src/main/docker/jvm.flags").toAbsolutePath();

	/** The image's, within the memory that docker-compose.yml allows an instance. */
	static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:Flags=" + FLAG_FILE,
			"-XX:MaxRAM=512m");

	/**
	 * Extracts the jar, prepares and trains it.
	 */
	static PackagedJar trained() throws IOException {
		TemporaryFolder folder = TemporaryFolder.create();
		Path jar = extract(folder.path().resolve("app"));
		Path work = Files.createDirectory(folder.path().resolve("preparation"));
		Preparation.prepare(jar, Preparation.jarsIn(jar.resolveSibling("lib")), work);
		Path cache = folder.path().resolve("moongate.aot");
		Training.train(jar, FLAG_FILE, cache);
		List<String> rest = List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error,pagesize=error", "-jar", jar.toString());
		return new PackagedJar(folder, Stream.concat(FLAGS.stream(), rest.stream()).toList());
	}

	private static Path extract(Path folder) throws IOException {
		Process process = new ProcessBuilder(JavaProcess.JAVA, "-Djarmode=tools", "-jar", jar().toString(), "extract",
				"--destination", folder.toString(), "--application-filename", "moongate.jar")
			.inheritIO()
			.start();
		try {
			if (process.waitFor() != 0) {
				throw new IllegalStateException("The jar cannot be extracted");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return folder.resolve("moongate.jar");
	}

	private static Path jar() {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("moongate-[^-]+(-SNAPSHOT)?\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("There is no jar in target: ./mvnw package makes it"))
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		folder.close();
	}

}
