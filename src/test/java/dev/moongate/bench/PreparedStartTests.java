package dev.moongate.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an operator sets, a prepared application has the beans of one that is not:
 * real starts of both, each in a process of its own, up to where the first bean would be
 * made.
 */
class PreparedStartTests {

	private static final String PRODUCTION = "APP_ENV=production "
			+ "SECRET_KEY=9f2c4e7a1b8d6035f4a9c2e1d7b6083554e0a1c9f3b7d2486e5a0c1b9d8f7e62 "
			+ "CORS_ORIGINS=https://app.example.com ALLOWED_HOSTS=auth.example.com SMTP_HOST=smtp.example.com "
			+ "DATABASE_URL=postgresql://moongate:s3cr3t@db.example.com/moongate ";

	/** What works out the beans of a start, or finds them worked out. */
	private static final Set<String> MEANS = Set.of("data-jpa.repository-aot-processor#0",
			"org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory",
			"org.springframework.context.annotation.internalAutowiredAnnotationProcessor",
			"org.springframework.context.annotation.internalCommonAnnotationProcessor",
			"org.springframework.context.annotation.internalConfigurationAnnotationProcessor",
			"org.springframework.context.annotation.internalPersistenceAnnotationProcessor",
			"org.springframework.context.annotation.internalImportAwareAotProcessor");

	/** What is there for the tests, and would bring beans of its own. */
	private static final Pattern OF_TESTS = Pattern
		.compile(".*(test|oauth2|springdoc|swagger-[^u]).*\\.jar|.*test-classes");

	@TempDir
	private static Path folder;

	private static String application = "";

	private static String prepared = "";

	@BeforeAll
	static void prepare() throws IOException {
		Path program = folder.resolve("program");
		String file = BeanNames.class.getName().replace('.', '/') + ".class";
		Files.createDirectories(program.resolve(file).getParent());
		try (InputStream bytes = BeanNames.class.getResourceAsStream("/" + file)) {
			Files.copy(bytes, program.resolve(file));
		}
		application = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> !OF_TESTS.matcher(path).matches())
			.collect(Collectors.joining(File.pathSeparator));
		prepared = Preparation.classes(application, Files.createDirectory(folder.resolve("preparation")))
				+ File.pathSeparator + application;
		application += File.pathSeparator + program;
		prepared += File.pathSeparator + program;
		Files.writeString(folder.resolve("pem"), "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT=8181 MANAGEMENT_PORT=9191 KUBERNETES_SERVICE_HOST=10.0.0.1 PAGE_ENABLED=false",
			PRODUCTION + "JWT_ALGORITHM=HS256 JWT_SECRET_KEY=0123456789abcdef0123456789abcdef LOG_FILE=log",
			PRODUCTION
					+ "DOCS_ENABLED=true REDIS_SENTINEL_NODES=a:26379,b:26379 TLS_CERTIFICATE=pem TLS_PRIVATE_KEY=pem",
			"DOCS_ENABLED=false REDIS_CLUSTER_NODES=a:6379,b:6379 ADMIN_EMAIL=ada@example.com PASSWORD_HASH=bcrypt",
			"SPRING_DATASOURCE_URL=jdbc:postgresql://db/x SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE=5 LOG_FORMAT=json" })
	void preparedStartHasTheBeansOfAnyOther(String settings) throws IOException {
		List<String> usual = start(application, settings);
		assertThat(usual).first().isEqualTo("prepared false");
		List<String> expected = new ArrayList<>(usual);
		expected.set(0, "prepared true");
		assertThat(start(prepared, settings)).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void settingThatMayDecideAboutBeansIsHeeded() throws IOException {
		assertThat(start(prepared, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"))
			.containsExactlyInAnyOrderElementsOf(
					start(application, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"));
	}

	private static List<String> start(String classPath, String settings) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(JavaProcess.JAVA, "-XX:TieredStopAtLevel=1", "-cp", classPath,
				BeanNames.class.getName())
			.directory(folder.toFile())
			.redirectErrorStream(true);
		builder.environment().clear();
		for (String setting : settings.split(" ")) {
			builder.environment().put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
		}
		List<String> lines = builder.start().inputReader().lines().toList();
		assertThat(lines).as(String.join("\n", lines)).anyMatch((line) -> line.startsWith("prepared "));
		return lines.stream()
			.filter((line) -> line.startsWith("prepared ") || line.startsWith("bean "))
			.filter((line) -> !MEANS.contains(line.split(" ")[1]))
			.toList();
	}

}
