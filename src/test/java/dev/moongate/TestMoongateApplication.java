package dev.moongate;

import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.SpringApplication;

import dev.moongate.support.dev.DevConfiguration;
import dev.moongate.support.dev.DevFailure;
import dev.moongate.support.dev.DevServices;
import dev.moongate.support.dev.ProductionClasses;

/**
 * Moongate on a developer's machine, started by {@code ./mvnw spring-boot:test-run}: with
 * a PostgreSQL, a Redis and a mailbox of its own that need no installation.
 */
public final class TestMoongateApplication {

	private TestMoongateApplication() {
	}

	public static void main(String[] arguments) {
		try {
			List<String> all = DevServices.start(Path.of(""), System.getenv(), List.of(arguments));
			SpringApplication.from(MoongateApplication::main)
				.with(DevConfiguration.class, ProductionClasses.class)
				.run(all.toArray(String[]::new));
		}
		catch (DevFailure ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

}
