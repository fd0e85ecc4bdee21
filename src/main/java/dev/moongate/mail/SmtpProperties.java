package dev.moongate.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.Bounds;

/**
 * The settings of outgoing mail.
 *
 * @param host the server mails are handed to; empty means that there is none and mails
 * wait until their codes expire ({@code SMTP_HOST})
 * @param port 587 for STARTTLS, 465 for TLS from the first byte ({@code SMTP_PORT})
 * @param username the name to sign in with, empty for none ({@code SMTP_USER})
 * @param password the password that belongs to it ({@code SMTP_PASSWORD})
 * @param tls whether a server that does not encrypt is refused; off only in development
 * ({@code SMTP_TLS})
 * @param from the sender of every mail, an address, with a name or without
 * ({@code MAIL_FROM})
 * @param timeout how long to wait for a connection, for each answer and for each write
 * @param acceptanceTimeout how long to wait for the answer to a mail that was handed over
 * completely: servers examine it before they answer, and giving up on one that then
 * accepts would send the mail twice (RFC 5321 section 4.5.3.2.6)
 * @param parallelDeliveries how many mails are handed over at the same time; less than
 * {@code db-scheduler.threads}, so that a slow server leaves threads to other tasks
 */
@ConfigurationProperties("moongate.mail")
record SmtpProperties(@DefaultValue("") String host, @DefaultValue("587") int port, @DefaultValue("") String username,
		@DefaultValue("") String password, @DefaultValue("true") boolean tls,
		@DefaultValue("no-reply@localhost") String from, @DefaultValue("5s") Duration timeout,
		@DefaultValue("1m") Duration acceptanceTimeout, @DefaultValue("8") int parallelDeliveries) {

	private static final int IMPLICIT_TLS_PORT = 465;

	SmtpProperties {
		Bounds.between("SMTP_PORT", port, 1, 65_535);
		parse(from);
	}

	boolean isConfigured() {
		return !host.isEmpty();
	}

	/** TLS before the first command, as RFC 8314 section 3.3 has it for port 465. */
	boolean startsEncrypted() {
		return tls && port == IMPLICIT_TLS_PORT;
	}

	/** A session that begins in clear text must become encrypted, or it ends. */
	boolean requiresStartTls() {
		return tls && port != IMPLICIT_TLS_PORT;
	}

	/**
	 * Returns the sender.
	 * @param name what mail programs show if the setting has no name of its own
	 */
	InternetAddress sender(String name) {
		InternetAddress sender = parse(from);
		try {
			String shown = sender.getPersonal() == null ? name : sender.getPersonal();
			sender.setPersonal(shown, StandardCharsets.UTF_8.name());
			return sender;
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException("Every Java platform knows UTF-8", ex);
		}
	}

	private static InternetAddress parse(String from) {
		try {
			InternetAddress[] addresses = InternetAddress.parse(from, true);
			if (addresses.length == 1 && addresses[0].getAddress().indexOf('@') > 0) {
				return addresses[0];
			}
		}
		catch (AddressException ex) {
			// told below, without the value
		}
		throw new IllegalArgumentException("MAIL_FROM must be one address, such as Moongate <no-reply@example.com>");
	}

	/** Keeps the password out of logs. */
	@Override
	public String toString() {
		return "SmtpProperties[host=" + host + ", port=" + port + ", tls=" + tls + "]";
	}

}
