package dev.moongate.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as it is told: with other replies than usual, late, or with
 * a broken connection.
 */
final class ScriptedSmtp implements AutoCloseable {

	/** Instead of a reply: the connection is cut. */
	static final String HANG_UP = "";

	private static final int BACKLOG = 50;

	private final Map<String, String> replies;

	private final ServerSocket socket;

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final CountDownLatch delay = new CountDownLatch(1);

	private final @Nullable SSLContext tls;

	/**
	 * Starts a server.
	 * @param replies the reply to a command, for those that have an unusual one;
	 * {@code .} is the end of a mail
	 */
	ScriptedSmtp(Map<String, String> replies) {
		this(0, replies, null);
	}

	/**
	 * Starts a server on a port.
	 */
	ScriptedSmtp(int port, Map<String, String> replies) {
		this(port, replies, null);
	}

	/**
	 * Starts a server that offers STARTTLS.
	 */
	static ScriptedSmtp encrypting(SSLContext tls) {
		return new ScriptedSmtp(0, Map.of("EHLO", "250-hello\r\n250 STARTTLS", "STARTTLS", "220 begin"), tls);
	}

	private ScriptedSmtp(int port, Map<String, String> replies, @Nullable SSLContext tls) {
		this.replies = replies;
		this.tls = tls;
		try {
			this.socket = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::serve);
	}

	int port() {
		return socket.getLocalPort();
	}

	/** The commands that came, mails left out. */
	List<String> heard() {
		return heard;
	}

	/**
	 * Lets the reply to the end of a mail go that is kept back as {@code "wait"}.
	 */
	void reply() {
		delay.countDown();
	}

	private void serve() {
		while (!socket.isClosed()) {
			try {
				Socket connection = socket.accept();
				Thread.ofVirtual().start(() -> converse(connection, "220 ready"));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void converse(Socket connection, @Nullable String greeting) {
		try (connection;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
				OutputStream out = connection.getOutputStream()) {
			if (greeting != null) {
				say(greeting, out);
			}
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				String verb = line.split("[ :]")[0];
				heard.add(verb);
				String reply = reply(verb);
				if (reply.equals(HANG_UP)) {
					return;
				}
				say(reply, out);
				if (tls != null && verb.equals("STARTTLS")) {
					converse(encrypt(connection, tls), null);
					return;
				}
				if (reply.startsWith("354")) {
					skipMail(in);
					heard.add(".");
					say(reply("."), out);
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client left, or the test is over
		}
	}

	private static Socket encrypt(Socket connection, SSLContext tls) throws IOException {
		SSLSocketFactory factory = tls.getSocketFactory();
		SSLSocket encrypted = (SSLSocket) factory.createSocket(connection, null, connection.getPort(), true);
		encrypted.setUseClientMode(false);
		return encrypted;
	}

	private String reply(String verb) throws InterruptedException {
		String reply = replies.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : "250 fine");
		if (!reply.equals("wait")) {
			return reply;
		}
		delay.await();
		return "250 fine, at last";
	}

	private static void skipMail(BufferedReader in) throws IOException {
		@Nullable String line = in.readLine();
		while (line != null && !line.equals(".")) {
			line = in.readLine();
		}
	}

	private static void say(String reply, OutputStream out) throws IOException {
		out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	@Override
	public void close() {
		delay.countDown();
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
