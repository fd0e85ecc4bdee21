package dev.moongate.system.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Tells the log at start what is set, before anything that may fail because of it.
 */
class SettingsReporter implements ApplicationListener<ApplicationPreparedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(SettingsReporter.class);

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent event) {
		ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
		logger.info("Settings\n{}", new SettingsReport(environment).table());
		SettingsWarnings.of(environment).forEach(warning -> logger.warn("{}", warning));
	}

}
