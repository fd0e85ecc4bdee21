package dev.moongate.support.dev;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * The last words of the log when Moongate is ready: the addresses to open.
 */
final class DevAddresses implements ApplicationListener<ApplicationReadyEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger("moongate");

	private final Environment environment;

	DevAddresses(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		String base = "http://localhost:" + environment.getProperty("local.server.port");
		logger.info("Moongate is ready");
		line("page", base + "/");
		line("Swagger UI", base + "/docs");
		line("ReDoc", base + "/redoc");
		line("mailbox", environment.containsProperty(DevConfiguration.MAIL_PORT) ? base + MailboxEndpoints.PATH
				: "none: mails go to " + environment.getProperty("SMTP_HOST"));
		line("health", "http://localhost:%s/actuator/health".formatted(environment.getProperty("local.management.port",
				environment.getProperty("management.server.port", ""))));
		if (environment.containsProperty(DevConfiguration.DEMO_ACCOUNTS)) {
			line("accounts", "test@example.com / password123, admin@example.com / admin123");
			line("PostgreSQL", environment.getProperty("spring.datasource.url")
					+ ", user postgres, the password is in postgresql/password");
		}
		line("data", environment.getProperty(DevConfiguration.FOLDER, "") + " (--reset empties it)");
	}

	private static void line(String name, String value) {
		logger.info("  {}{}", "%-12s".formatted(name), value);
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
