package dev.moongate.support.services;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that puts every mail it is given into one {@link Mailbox}. It runs in
 * this process.
 */
public final class MailServer implements AutoCloseable {

	private static final int BACKLOG = 50;

	private final Mailbox mailbox;

	private final int port;

	private @Nullable GreenMail server;

	private @Nullable ServerSocket silence;

	private MailServer(Mailbox mailbox, int port) {
		this.mailbox = mailbox;
		this.port = port;
	}

	/**
	 * Starts a server on a free port of the loopback address.
	 */
	public static MailServer into(Mailbox mailbox) {
		return into(mailbox, FreePort.next());
	}

	/**
	 * Starts a server on a port of the loopback address.
	 */
	public static MailServer into(Mailbox mailbox, int port) {
		MailServer server = new MailServer(mailbox, port);
		server.restart();
		return server;
	}

	private void deliver(MovingMessage message, MailAddress recipient) throws MessagingException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		try {
			message.getMessage().writeTo(content);
			mailbox.deliver(recipient.getEmail(), new ByteArrayInputStream(content.toByteArray()));
		}
		catch (IOException ex) {
			throw new MessagingException("The mailbox does not take the mail", ex);
		}
	}

	public Mailbox mailbox() {
		return mailbox;
	}

	public int port() {
		return port;
	}

	/**
	 * The settings that make Moongate send its mails here.
	 */
	public Map<String, String> properties() {
		return properties(port);
	}

	/**
	 * The settings that make Moongate send its mails to a server on a port of this
	 * machine.
	 */
	public static Map<String, String> properties(int port) {
		return Map.of("SMTP_HOST", EmbeddedServer.LOOPBACK, "SMTP_PORT", Integer.toString(port), "SMTP_TLS", "false");
	}

	/**
	 * Makes the server hang: it takes connections and never says a word.
	 */
	public void freeze() {
		kill();
		try {
			silence = new ServerSocket(port, BACKLOG, InetAddress.getByName(EmbeddedServer.LOOPBACK));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Lets a frozen server answer again, to new connections.
	 */
	public void thaw() {
		restart();
	}

	/**
	 * Ends the server: connections break, new ones are refused.
	 */
	public void kill() {
		close();
	}

	/**
	 * Starts the server again on the same port; the mailbox stays as it was.
	 */
	public void restart() {
		close();
		GreenMail next = new GreenMail(new ServerSetup(port, EmbeddedServer.LOOPBACK, ServerSetup.PROTOCOL_SMTP));
		next.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
		next.start();
		GreenMailUser taker = new Taker(next);
		next.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
			deliver(message, recipient);
			return taker;
		});
		server = next;
	}

	@Override
	public void close() {
		try {
			if (silence != null) {
				silence.close();
				silence = null;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (server != null) {
			server.stop();
			server = null;
		}
	}

	/**
	 * The user whom GreenMail hands every mail after our mailbox has it: nothing is kept
	 * twice.
	 */
	private static final class Taker extends UserImpl {

		Taker(GreenMail server) {
			super("moongate@localhost", "moongate", "", server.getManagers().getImapHostManager());
		}

		@Override
		public void deliver(MovingMessage message) {
		}

	}

}
