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
		StringBuilder text = new StringBuilder("Moongate is ready");
		line(text, "page", base + "/");
		line(text, "Swagger UI", base + "/docs");
		line(text, "ReDoc", base + "/redoc");
		line(text, "mailbox", environment.containsProperty(DevConfiguration.MAIL_PORT) ? base + MailboxEndpoints.PATH
				: "none: mails go to " + environment.getProperty("SMTP_HOST"));
		line(text, "health", "http://localhost:%s/actuator/health".formatted(environment
			.getProperty("local.management.port", environment.getProperty("management.server.port", ""))));
		if (environment.containsProperty(DevConfiguration.DEMO_ACCOUNTS)) {
			line(text, "accounts", "test@example.com / password123, admin@example.com / admin123");
			line(text, "PostgreSQL", environment.getProperty("spring.datasource.url")
					+ ", user postgres, the password is in postgresql/password");
		}
		line(text, "data", environment.getProperty(DevConfiguration.FOLDER, "") + " (--reset empties it)");
		logger.info(text.toString());
	}

	private static void line(StringBuilder text, String name, String value) {
		text.append(System.lineSeparator()).append("  %-12s%s".formatted(name, value));
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
