package dev.moongate.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A service that keeps each user's documents in a collection of its own and knows nothing
 * of tokens: it believes the headers of the proxy in front of it.
 */
final class DocumentService implements AutoCloseable {

	private final Map<String, List<String>> collections = new ConcurrentHashMap<>();

	private final List<Headers> requests = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	DocumentService() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.createContext("/", this::serve);
		server.start();
	}

	int port() {
		return server.getAddress().getPort();
	}

	/** The headers of every request that has come through. */
	List<Headers> requests() {
		return requests;
	}

	Map<String, List<String>> collections() {
		return collections;
	}

	private void serve(HttpExchange exchange) throws IOException {
		Headers headers = exchange.getRequestHeaders();
		requests.add(headers);
		List<String> documents = collections.computeIfAbsent(headers.getFirst("X-Auth-Request-Collection"),
				(name) -> new CopyOnWriteArrayList<>());
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (exchange.getRequestMethod().equals("POST")) {
			documents.add(body);
		}
		byte[] answer = String.join("\n", documents).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	@Override
	public void close() {
		server.stop(0);
	}

}
