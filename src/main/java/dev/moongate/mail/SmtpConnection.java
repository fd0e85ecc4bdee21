package dev.moongate.mail;

import java.io.IOException;
import java.time.Duration;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the mail server that is patient in one place only: after the mail has
 * been handed over and before the server says that it has taken it.
 */
class SmtpConnection extends SMTPTransport {

	private static final Logger logger = LoggerFactory.getLogger(SmtpConnection.class);

	private final LastSocket sockets;

	private final Duration acceptanceTimeout;

	SmtpConnection(Session session, LastSocket sockets, Duration acceptanceTimeout) {
		super(session, new URLName("smtp", null, -1, null, null, null));
		this.sockets = sockets;
		this.acceptanceTimeout = acceptanceTimeout;
	}

	void open(SmtpProperties properties) throws MessagingException {
		if (properties.username().isEmpty()) {
			connect(properties.host(), properties.port(), null, null);
		}
		else {
			connect(properties.host(), properties.port(), properties.username(), properties.password());
		}
	}

	@Override
	protected void finishData() throws IOException, MessagingException {
		sockets.setTimeout(acceptanceTimeout);
		super.finishData();
	}

	/**
	 * Ends the connection. Whether that works changes nothing about a mail that was
	 * taken, so it never fails.
	 */
	void hangUp() {
		try {
			close();
		}
		catch (MessagingException ex) {
			logger.debug("The mail server ended the connection first", ex);
		}
	}

}
