package dev.moongate.system.log;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import dev.moongate.system.SystemProperties;

/**
 * Translates the settings of the log into those of Spring Boot, before the first line is
 * written.
 */
class LogSettingsPostProcessor implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Binder binder = Binder.get(environment);
		LogProperties log = binder.bindOrCreate("moongate.log", LogProperties.class);
		boolean json = switch (log.format()) {
			case AUTO -> binder.bindOrCreate("moongate", SystemProperties.class).isProduction();
			case CONSOLE -> false;
			case JSON -> true;
		};
		Map<String, Object> translated = new HashMap<>();
		translated.put("logging.structured.format.console",
				(json ? JsonLogFormat.class : ConsoleLogFormat.class).getName());
		translated.put("logging.structured.format.file", (json ? JsonLogFormat.class : PlainLogFormat.class).getName());
		if (log.hasFile()) {
			translated.put("logging.file.name", log.file());
		}
		environment.getPropertySources().addLast(new MapPropertySource("moongate log", translated));
	}

}
