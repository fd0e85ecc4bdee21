package dev.moongate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class BareEndpointTests {

	@Test
	void answersWithoutAnySettingOfMoongate() throws IOException, InterruptedException {
		try (ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) BareEndpoint
			.start("--server.port=0"); HttpClient client = HttpClient.newHttpClient()) {
			int port = Objects.requireNonNull(context.getWebServer()).getPort();
			var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me")).build(),
					BodyHandlers.ofString());
			assertThat(context.getEnvironment().getProperty("spring.data.redis.url")).isNull();
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).startsWith("{\"code\":200,").contains("\"email\":\"ada@example.com\"");
		}
	}

}
