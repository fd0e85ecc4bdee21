package dev.moongate.support.dev;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the developer has set: the environment and the {@code .env} file, where the
 * environment wins. An empty value counts as none.
 */
final class DevSettings {

	private final Map<String, String> environment;

	private final Properties file = new Properties();

	DevSettings(Map<String, String> environment, Path envFile) {
		this.environment = environment;
		if (Files.exists(envFile)) {
			try (Reader reader = Files.newBufferedReader(envFile)) {
				file.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	Optional<String> find(String name) {
		return Optional.ofNullable(environment.getOrDefault(name, file.getProperty(name)))
			.map(String::strip)
			.filter((value) -> !value.isEmpty());
	}

	boolean has(String name) {
		return find(name).isPresent();
	}

	/**
	 * Returns the port of a setting.
	 * @throws DevFailure if it is none
	 */
	int port(String name, int fallback) {
		try {
			return find(name).map(Integer::valueOf).orElse(fallback);
		}
		catch (NumberFormatException ex) {
			throw new DevFailure(name + " must be a number");
		}
	}

}
