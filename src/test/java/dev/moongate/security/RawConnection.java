package dev.moongate.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A connection on which a test writes what no HTTP client would.
 */
final class RawConnection {

	private static final int PATIENCE_MILLIS = 30_000;

	private RawConnection() {
	}

	/**
	 * Sends bytes and returns everything that comes back until the server hangs up.
	 * @param port where the server listens
	 * @param request the bytes, as ISO-8859-1
	 */
	static String exchange(int port, String request) throws IOException {
		try (Socket socket = open(port)) {
			write(socket, request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(readAll(socket.getInputStream()), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Sends bytes, says that there will be no more, and returns everything that comes
	 * back until the server hangs up.
	 * @throws java.net.SocketTimeoutException if the server does not
	 */
	static byte[] exchangeAll(int port, byte[] request) throws IOException {
		try (Socket socket = open(port)) {
			write(socket, request);
			endOutput(socket);
			return readAll(socket.getInputStream());
		}
	}

	/**
	 * Opens a connection that gives up waiting after half a minute.
	 */
	static Socket open(int port) throws IOException {
		Socket socket = new Socket("127.0.0.1", port);
		socket.setSoTimeout(PATIENCE_MILLIS);
		return socket;
	}

	private static void write(Socket socket, byte[] request) throws IOException {
		try {
			socket.getOutputStream().write(request);
			socket.getOutputStream().flush();
		}
		catch (SocketException ex) {
			// refused before all of it was sent: the answer is there nevertheless
		}
	}

	private static void endOutput(Socket socket) throws IOException {
		try {
			socket.shutdownOutput();
		}
		catch (SocketException ex) {
			// the server was first
		}
	}

	/**
	 * Returns everything that comes until the server hangs up.
	 */
	static byte[] readAll(InputStream in) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		try {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				answer.write(buffer, 0, n);
			}
		}
		catch (SocketException ex) {
			// the server has closed with some of our bytes unread
		}
		return answer.toByteArray();
	}

}
