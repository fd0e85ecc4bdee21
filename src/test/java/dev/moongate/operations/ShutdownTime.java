package dev.moongate.operations;

import java.io.IOException;
import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * How long the end of a process may take.
 */
final class ShutdownTime {

	private ShutdownTime() {
	}

	/**
	 * Requests that are finished, and then mails that are being handed over, without the
	 * drain, which is the operator's.
	 */
	static Duration longest() throws IOException {
		PropertySource<?> settings = new YamlPropertySourceLoader()
			.load("application.yml", new ClassPathResource("application.yml"))
			.getFirst();
		return duration(settings, "spring.lifecycle.timeout-per-shutdown-phase")
			.plus(duration(settings, "db-scheduler.shutdown-max-wait"));
	}

	private static Duration duration(PropertySource<?> settings, String name) {
		return DurationStyle.detectAndParse(settings.getProperty(name) + "");
	}

}
