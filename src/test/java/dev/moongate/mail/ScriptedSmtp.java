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

	/**
	 * Starts a server.
	 * @param replies the reply to a command, for those that have an unusual one;
	 * {@code .} is the end of a mail
	 */
	ScriptedSmtp(Map<String, String> replies) {
		this.replies = replies;
		try {
			this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
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
				Thread.ofVirtual().start(() -> converse(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void converse(Socket connection) {
		try (connection;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
				OutputStream out = connection.getOutputStream()) {
			say("220 ready", out);
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				String verb = line.split("[ :]")[0];
				heard.add(verb);
				String reply = reply(verb);
				if (reply.equals(HANG_UP)) {
					return;
				}
				say(reply, out);
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
