package dev.moongate.admin;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestApi;

/**
 * An import whose lines are sent when a test likes.
 */
final class OpenImport implements AutoCloseable {

	private final PipedOutputStream body = new PipedOutputStream();

	private final CompletableFuture<ApiResponse> answer;

	OpenImport(TestApi admin, String path) throws IOException {
		PipedInputStream lines = new PipedInputStream(body, 128 * 1024);
		this.answer = CompletableFuture.supplyAsync(
				() -> TestImport.lines(admin).send("POST", path, HttpRequest.BodyPublishers.ofInputStream(() -> lines)),
				Thread::startVirtualThread);
	}

	void send(List<String> lines) {
		try {
			body.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
			body.flush();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	ApiResponse end() {
		close();
		return answer.orTimeout(30, TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		try {
			body.close();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
