package dev.moongate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.moongate.support.services.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

class BareEndpointTests {

	@Test
	void answersWithoutAnySettingOfMoongate() throws IOException, InterruptedException {
		int port = FreePort.next();
		Map<String, String> refused = Map.of("REDIS_URL", "nowhere", "JWT_ALGORITHM", "none");
		try (JavaProcess endpoint = BareEndpoint.start(port, refused); HttpClient client = HttpClient.newHttpClient()) {
			var answer = client.send(HttpRequest.newBuilder(URI.create(BareEndpoint.address(port))).build(),
					BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).startsWith("{\"code\":200,").contains("\"email\":\"ada@example.com\"");
			endpoint.stop();
		}
	}

}
