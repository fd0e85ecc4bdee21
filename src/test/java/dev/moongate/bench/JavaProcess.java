package dev.moongate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service in a process of its own, on the JVM that runs the benchmark.
 */
final class JavaProcess implements AutoCloseable {

	/** The program that runs this benchmark. */
	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Process process;

	private final TemporaryFolder folder;

	private final Duration readyAfter;

	private JavaProcess(Process process, TemporaryFolder folder, Duration readyAfter) {
		this.process = process;
		this.folder = folder;
		this.readyAfter = readyAfter;
	}

	/**
	 * Starts a service.
	 * @param arguments what follows {@code java}
	 * @param settings what is set in its environment
	 * @param ready an address that answers 200 once the service is ready
	 */
	static JavaProcess start(List<String> arguments, Map<String, String> settings, String ready) {
		List<String> command = new ArrayList<>();
		command.add(JAVA);
		command.addAll(arguments);
		try {
			TemporaryFolder folder = TemporaryFolder.create();
			Path log = folder.path().resolve("log");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.directory(folder.path().toFile());
			builder.environment().putAll(settings);
			long start = System.nanoTime();
			Process process = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			while (!answers(ready)) {
				Duration waited = Duration.ofNanos(System.nanoTime() - start);
				if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
					process.destroyForcibly();
					throw new IllegalStateException(Files.readString(log));
				}
				LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
			}
			return new JavaProcess(process, folder, Duration.ofNanos(System.nanoTime() - start));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean answers(String address) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
			connection.setReadTimeout(1000);
			return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Duration readyAfter() {
		return readyAfter;
	}

	long pid() {
		return process.pid();
	}

	/**
	 * Returns how much memory the process has resident, in MiB; 0 where Linux does not
	 * tell.
	 */
	long residentMebibytes() {
		Path status = Path.of("/proc", Long.toString(process.pid()), "status");
		try {
			return Files.exists(status) ? Files.readAllLines(status)
				.stream()
				.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElse(0) : 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends it in good order, however long that takes: a JVM that is asked for an AOT
	 * cache makes it now.
	 */
	void stop() {
		process.destroy();
		try {
			if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("The process does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		process.destroyForcibly().onExit().join();
		folder.close();
	}

}
