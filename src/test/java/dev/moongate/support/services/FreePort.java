package dev.moongate.support.services;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The choice of a TCP port nobody uses.
 */
public final class FreePort {

	/**
	 * Below the range that operating systems take the local ports of outgoing connections
	 * from. Otherwise a client that keeps trying to reach a stopped server could be given
	 * that server's own port, connect to itself and keep the server from coming back.
	 */
	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private FreePort() {
	}

	/**
	 * Returns a free port; another process may still be faster to take it.
	 */
	public static int next() {
		for (int attempt = 0; attempt < 1000; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No free port between %d and %d".formatted(LOWEST, HIGHEST));
	}

	/**
	 * Returns whether a server could listen on the port, on every address of the machine.
	 */
	public static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
