package dev.moongate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the application under test. It adds nothing to a request that the test does
 * not name, follows no redirect and keeps no cookie, so that a test sees what went over
 * the wire. Immutable, and good for any number of threads at once.
 */
public final class TestApi {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient CLIENT;

	static {
		// read once, when the client's classes are loaded
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,content-length,expect");
		CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
	}

	private final IntSupplier port;

	private final List<String> headers;

	private final Duration patience;

	private TestApi(IntSupplier port, List<String> headers, Duration patience) {
		this.port = port;
		this.headers = headers;
		this.patience = patience;
	}

	/**
	 * Returns a client of an application on this machine.
	 * @param port where it listens, asked for with each request
	 */
	public static TestApi of(IntSupplier port) {
		return new TestApi(port, List.of(), PATIENCE);
	}

	/**
	 * Returns a client that sends a header with each request, beside those of this one. A
	 * name may be given several times.
	 */
	public TestApi withHeader(String name, String value) {
		List<String> all = new ArrayList<>(headers);
		all.addAll(List.of(name, value));
		return new TestApi(port, List.copyOf(all), patience);
	}

	/**
	 * Returns a client that fails a request which is not answered in time.
	 */
	public TestApi within(Duration time) {
		return new TestApi(port, headers, time);
	}

	/**
	 * Returns a client that shows a bearer token (RFC 6750 section 2.1) with each
	 * request.
	 */
	public TestApi withBearer(String token) {
		return withHeader("Authorization", "Bearer " + token);
	}

	/**
	 * Returns a client at another address, as the proxy in front of the application tells
	 * it: limits that count by address count it apart.
	 */
	public TestApi from(String address) {
		return withHeader("X-Forwarded-For", address);
	}

	public ApiResponse get(String path) {
		return send("GET", path, HttpRequest.BodyPublishers.noBody());
	}

	public ApiResponse delete(String path) {
		return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
	}

	/**
	 * Sends a request that has a JSON body.
	 */
	public ApiResponse delete(String path, Map<String, ?> body) {
		return sendJson("DELETE", path, body);
	}

	public ApiResponse post(String path) {
		return send("POST", path, HttpRequest.BodyPublishers.noBody());
	}

	/**
	 * Sends a request that has a JSON body.
	 */
	public ApiResponse post(String path, Map<String, ?> body) {
		return sendJson("POST", path, body);
	}

	/**
	 * Sends a request that has a JSON body.
	 */
	public ApiResponse patch(String path, Map<String, ?> body) {
		return sendJson("PATCH", path, body);
	}

	private ApiResponse sendJson(String method, String path, Map<String, ?> body) {
		return withHeader("Content-Type", "application/json").send(method, path,
				HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
	}

	/**
	 * Sends a request with a body as it is; its {@code Content-Type} is a header like any
	 * other.
	 */
	public ApiResponse send(String method, String path, String body) {
		return send(method, path, HttpRequest.BodyPublishers.ofString(body));
	}

	/**
	 * Sends any request.
	 */
	public ApiResponse send(String method, String path, HttpRequest.BodyPublisher body) {
		URI address = URI.create("http://127.0.0.1:" + port.getAsInt() + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience).method(method, body);
		for (int i = 0; i < headers.size(); i += 2) {
			request.header(headers.get(i), headers.get(i + 1));
		}
		try {
			HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new ApiResponse(response.statusCode(), response.headers(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(method + " " + path + " was not answered", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

}
