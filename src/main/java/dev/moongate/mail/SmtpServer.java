package dev.moongate.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.moongate.system.SystemProperties;

/**
 * The server that mails are handed to (RFC 5321, RFC 6409). Every mail has a connection
 * of its own.
 */
@Component
class SmtpServer {

	private static final Logger logger = LoggerFactory.getLogger(SmtpServer.class);

	private static final Duration TURN = Duration.ofMillis(200);

	private final SmtpProperties properties;

	private final InternetAddress sender;

	private final String ownName;

	private final Clock clock;

	private final Semaphore free;

	SmtpServer(SmtpProperties properties, SystemProperties system, Clock clock) {
		this.properties = properties;
		this.sender = properties.sender(system.appName());
		this.ownName = system.publicUrl().getHost();
		this.clock = clock;
		this.free = new Semaphore(properties.parallelDeliveries());
		if (!properties.isConfigured()) {
			logger.warn("No SMTP configured (SMTP_HOST): mails wait in the database until their codes expire");
		}
	}

	/**
	 * Hands a mail over. When this returns, the server has taken it.
	 * @throws UndeliveredException if the server did not take it, or took too long to say
	 * so, or has too many others to take at the moment
	 */
	void accept(OutgoingMail mail) {
		if (!properties.isConfigured()) {
			throw UndeliveredException.noServer();
		}
		if (!waitForTurn()) {
			throw UndeliveredException.busy();
		}
		try {
			handOver(mail);
		}
		finally {
			free.release();
		}
	}

	/**
	 * Connects as for a mail, and sends none.
	 * @throws MessagingException if the server cannot be reached or does not let us in
	 */
	void greet() throws MessagingException {
		LastSocket sockets = new LastSocket();
		SmtpConnection connection = new SmtpConnection(Session.getInstance(settings(sockets)), sockets,
				properties.acceptanceTimeout());
		try {
			connection.open(properties);
		}
		finally {
			connection.hangUp();
		}
	}

	/**
	 * Waits only shortly: the thread is one of the few that other tasks need too.
	 */
	private boolean waitForTurn() {
		try {
			return free.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void handOver(OutgoingMail mail) {
		LastSocket sockets = new LastSocket();
		Session session = Session.getInstance(settings(sockets));
		try {
			MimeLetter message = new MimeLetter(session, mail, sender, clock.instant());
			SmtpConnection connection = new SmtpConnection(session, sockets, properties.acceptanceTimeout());
			try {
				connection.open(properties);
				connection.sendMessage(message, message.getAllRecipients());
			}
			finally {
				connection.hangUp();
			}
		}
		catch (MessagingException ex) {
			throw UndeliveredException.of(ex);
		}
	}

	private Properties settings(LastSocket sockets) {
		Properties settings = new Properties();
		settings.put("mail.smtp.socketFactory", sockets);
		settings.put("mail.smtp.socketFactory.fallback", "false");
		settings.put("mail.smtp.connectiontimeout", millis(properties.timeout()));
		settings.put("mail.smtp.timeout", millis(properties.timeout()));
		settings.put("mail.smtp.writetimeout", millis(properties.timeout()));
		settings.put("mail.smtp.ssl.enable", String.valueOf(properties.startsEncrypted()));
		settings.put("mail.smtp.starttls.enable", String.valueOf(properties.requiresStartTls()));
		settings.put("mail.smtp.starttls.required", String.valueOf(properties.requiresStartTls()));
		settings.put("mail.smtp.ssl.checkserveridentity", "true");
		settings.put("mail.smtp.auth", String.valueOf(!properties.username().isEmpty()));
		// asked of DNS otherwise, where a container's own name is often unknown
		settings.put("mail.smtp.localhost", ownName);
		settings.put("mail.smtp.quitwait", "false");
		return settings;
	}

	private static String millis(Duration duration) {
		return String.valueOf(duration.toMillis());
	}

}
