package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged application as the image holds it: extracted, with an AOT cache and the
 * flags of the JVM there.
 *
 * @param folder holds it, until this is closed
 * @param arguments what follows {@code java}
 */
record PackagedJar(TemporaryFolder folder, List<String> arguments) implements AutoCloseable {

	private static final Path FLAGS = Path.of("src/main/docker/jvm.flags").toAbsolutePath();

	/** What docker-compose.yml allows an instance. */
	private static final String MEMORY = "512m";

	/**
	 * Extracts the jar and trains it.
	 */
	static PackagedJar trained() throws IOException {
		TemporaryFolder folder = TemporaryFolder.create();
		Path jar = extract(folder.path().resolve("app"));
		Path cache = folder.path().resolve("moongate.aot");
		Training.train(jar, FLAGS, cache);
		return new PackagedJar(folder, List.of("--enable-native-access=ALL-UNNAMED", "-XX:Flags=" + FLAGS,
				"-XX:MaxRAM=" + MEMORY, "-XX:AOTCache=" + cache, "-Xlog:aot*=error", "-jar", jar.toString()));
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
