package dev.moongate.security;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that take their time: they are dropped, and keep nobody else waiting.
 */
@IntegrationTest
class SlowClientIntegrationTests {

	private static final int SHORT_MILLIS = 300;

	private static final String HEAD = "POST /api/v1/auth/check-email HTTP/1.1\r\nHost: localhost\r\n"
			+ "Content-Type: application/json\r\nContent-Length: 30\r\n\r\n";

	@Autowired
	private ServletWebServerApplicationContext application;

	@Autowired
	private TestApi api;

	@LocalServerPort
	private int port;

	private int usualMillis;

	@BeforeEach
	void losePatience() {
		usualMillis = connections().getConnectionTimeout();
		connections().setConnectionTimeout(SHORT_MILLIS);
	}

	@AfterEach
	void findPatience() {
		connections().setConnectionTimeout(usualMillis);
	}

	@Test
	void patienceIsTenSeconds() {
		assertThat(usualMillis).isEqualTo(10_000);
		assertThat(connections().getKeepAliveTimeout()).isEqualTo(30_000);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "GE", "GET /health HTT", "GET /health HTTP/1.1\r\nHost: loc", "GET /health HTTP/1.1\r\n" })
	void clientThatFallsSilentInTheHeadIsDropped(String start) throws IOException {
		assertThat(RawConnection.exchange(port, start)).doesNotContain("200");
	}

	@Test
	void clientThatFallsSilentInTheBodyIsAnsweredAndDropped() throws IOException {
		assertThat(RawConnection.exchange(port, HEAD + "{\"email\"")).startsWith("HTTP/1.1 400")
			.contains("VALIDATION_ERROR");
	}

	@Test
	void othersAreServedMeanwhile() throws IOException {
		connections().setConnectionTimeout(usualMillis);
		List<Socket> silent = new ArrayList<>();
		try {
			for (int i = 0; i < 300; i++) {
				Socket socket = RawConnection.open(port);
				silent.add(socket);
				socket.getOutputStream()
					.write((i % 2 == 0 ? HEAD + "{" : "GET /health HT").getBytes(StandardCharsets.ISO_8859_1));
			}
			assertThat(api.get("/health")).hasStatus(200);
		}
		finally {
			for (Socket socket : silent) {
				socket.close();
			}
		}
	}

	private AbstractProtocol<?> connections() {
		TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(application.getWebServer());
		return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
	}

}
