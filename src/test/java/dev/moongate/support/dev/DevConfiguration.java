package dev.moongate.support.dev;

import java.nio.file.Path;
import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.system.Ids;

/**
 * What Moongate has on a developer's machine and nowhere else.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(DevConfiguration.DevMail.class)
public class DevConfiguration {

	static final String FOLDER = "moongate.dev.folder";

	static final String DEMO_ACCOUNTS = "moongate.dev.demo-accounts";

	static final String MAIL_PORT = "moongate.dev.mail-port";

	static final String MAIL_FOLDER = "moongate.dev.mail-folder";

	@Bean
	DevAddresses devAddresses(Environment environment) {
		return new DevAddresses(environment);
	}

	/** Not in a database the developer brought: anybody knows these passwords. */
	@Bean
	@ConditionalOnProperty(DEMO_ACCOUNTS)
	DemoAccounts demoAccounts(JdbcTemplate jdbc, PasswordHasher passwords, Ids ids, Clock clock) {
		return new DemoAccounts(jdbc, passwords, ids, clock);
	}

	/**
	 * The mailbox that takes the place of an SMTP server.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	@ConditionalOnProperty(MAIL_PORT)
	@Import(MailboxEndpoints.class)
	static class DevMail {

		@Bean
		Mailbox mailbox(@Value("${" + MAIL_FOLDER + "}") Path folder) {
			return Mailbox.keptIn(folder);
		}

		@Bean
		MailServer mailServer(Mailbox mailbox, @Value("${" + MAIL_PORT + "}") int port) {
			return MailServer.into(mailbox, port);
		}

	}

}
