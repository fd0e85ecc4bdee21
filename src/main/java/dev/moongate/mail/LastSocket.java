package dev.moongate.mail;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * A factory that remembers the socket it made, to change the socket's timeout while
 * Jakarta Mail, which does not hand it out, waits for an answer on it. TLS is laid over
 * this socket and keeps to its timeout.
 */
class LastSocket extends SocketFactory {

	private @Nullable Socket socket;

	@Override
	public Socket createSocket() {
		socket = new Socket();
		return socket;
	}

	/**
	 * Sets how long the next answers are waited for.
	 */
	void setTimeout(Duration timeout) throws SocketException {
		if (socket != null) {
			socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
		}
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw connectsLater();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw connectsLater();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw connectsLater();
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
		throw connectsLater();
	}

	private static UnsupportedOperationException connectsLater() {
		return new UnsupportedOperationException("Jakarta Mail connects the socket itself, with a timeout");
	}

}
