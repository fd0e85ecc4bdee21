package dev.moongate.system.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Everything that is logged while it is open, written as the application would write it
 * under a {@code LOG_FORMAT}.
 */
final class TestLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final StructuredLogEncoder encoder = new StructuredLogEncoder();

	private final Queue<String> outputs = new ConcurrentLinkedQueue<>();

	private final Logger root;

	private TestLog(Environment environment) {
		LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), environment);
		encoder.setContext(context);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setFormat(environment.getRequiredProperty("logging.structured.format.console"));
		encoder.start();
		setContext(loggers);
		start();
		this.root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.addAppender(this);
	}

	/**
	 * Starts listening.
	 * @param format the {@code LOG_FORMAT}
	 */
	static TestLog of(String format) {
		return new TestLog(environment(Map.of("LOG_FORMAT", format)));
	}

	/**
	 * Starts listening, and writes as one of Spring Boot's own formats does.
	 */
	static TestLog ofSpringBoot(String format) {
		ConfigurableEnvironment environment = environment(Map.of());
		environment.getPropertySources()
			.addFirst(new MapPropertySource("format", Map.of("logging.structured.format.console", format)));
		return new TestLog(environment);
	}

	/**
	 * Returns an environment with our settings translated.
	 */
	static ConfigurableEnvironment environment(Map<String, Object> settings) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
		environment.getPropertySources()
			.addLast(new MapPropertySource("names",
					Map.of("moongate.log.format", "${LOG_FORMAT:auto}", "moongate.log.file", "${LOG_FILE:off}",
							"moongate.environment", "${APP_ENV:development}", "spring.application.name", "moongate",
							"spring.application.pid", "4711")));
		new LogSettingsPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	@Override
	protected void append(ILoggingEvent event) {
		outputs.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
	}

	/**
	 * What was written, one entry for each event.
	 */
	List<String> outputs() {
		return List.copyOf(outputs);
	}

	@Override
	public void close() {
		root.detachAppender(this);
		stop();
	}

}
