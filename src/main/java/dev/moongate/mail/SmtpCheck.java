package dev.moongate.mail;

import java.time.Clock;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.springframework.core.annotation.Order;

import dev.moongate.system.CheckResult;
import dev.moongate.system.StartCheck;
import dev.moongate.system.SystemProperties;

/**
 * Whether the mail server answers and lets Moongate in. No mail is sent.
 */
@Order(3)
class SmtpCheck implements StartCheck {

	private static final String SUBJECT = "SMTP";

	private final SmtpProperties properties;

	private final SystemProperties system;

	private final Clock clock;

	SmtpCheck(SmtpProperties properties, SystemProperties system, Clock clock) {
		this.properties = properties;
		this.system = system;
		this.clock = clock;
	}

	@Override
	public CheckResult check() {
		if (!properties.isConfigured()) {
			return CheckResult.warning(SUBJECT, "SMTP_HOST is not set: no mail leaves");
		}
		try {
			new SmtpServer(properties, system, clock).greet();
			return CheckResult.ok(SUBJECT, "answers" + (properties.tls() ? ", encrypted" : ", in clear text")
					+ (properties.username().isEmpty() ? "" : ", and accepts SMTP_USER"));
		}
		catch (AuthenticationFailedException ex) {
			return CheckResult.wrong(SUBJECT, UndeliveredException.of(ex).reason());
		}
		catch (MessagingException ex) {
			return CheckResult.unreachable(SUBJECT, UndeliveredException.of(ex).reason());
		}
	}

}
