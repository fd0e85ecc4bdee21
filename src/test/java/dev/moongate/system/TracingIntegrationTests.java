package dev.moongate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import dev.moongate.MoongateApplication;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Traces go to a collector that is named, and cost nothing where none is.
 */
@IntegrationTest
class TracingIntegrationTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	@Autowired
	private ApplicationContext untraced;

	@Autowired
	private JdbcConnectionDetails database;

	@Autowired
	private DataRedisConnectionDetails redis;

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final HttpServer collector;

	TracingIntegrationTests() throws IOException {
		collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void collect() {
		collector.createContext("/otlp/v1/traces", this::receive);
		collector.start();
	}

	@AfterEach
	void stop() {
		collector.stop(0);
	}

	private void receive(HttpExchange exchange) {
		try (exchange) {
			received.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
			exchange.sendResponseHeaders(200, -1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void nothingIsTracedWithoutACollector() {
		assertThat(untraced.getBeanDefinitionNames()).noneMatch((name) -> name.contains("racer"))
			.noneMatch((name) -> name.contains("openTelemetry"));
	}

	@Test
	void requestAndItsCommandsToRedisAreInTheTraceOfTheCaller() {
		try (ConfigurableApplicationContext traced = start()) {
			int port = traced.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			TestApi api = TestApi.of(() -> port).withHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
			assertThat(api.get("/api/v1/auth/captcha")).isOk();
		}
		Awaitility.await().untilAsserted(() -> {
			String spans = String.join("", received);
			assertThat(spans).contains(TRACE, hex("http get /api/v1/auth/captcha"), hex("moongate"), hex("redis"));
		});
	}

	@Test
	void endpointThatIsNoUrlIsRefused() {
		MockEnvironment environment = new MockEnvironment().withProperty("OTEL_EXPORTER_OTLP_ENDPOINT",
				"collector:4318");
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> new TracingSettings(environment).toProperties())
			.withMessageContaining("OTEL_EXPORTER_OTLP_ENDPOINT");
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

	private ConfigurableApplicationContext start() {
		DataRedisConnectionDetails.Standalone server = Objects.requireNonNull(redis.getStandalone());
		String secret = redis.getPassword() == null ? "" : ":" + redis.getPassword() + "@";
		return SpringApplication.run(MoongateApplication.class,
				"--OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:" + collector.getAddress().getPort() + "/otlp/",
				"--spring.datasource.url=" + database.getJdbcUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword(),
				"--REDIS_URL=redis://" + secret + server.getHost() + ":" + server.getPort() + "/1", "--PORT=0",
				"--MANAGEMENT_PORT=0", "--db-scheduler.enabled=false", "--spring.main.lazy-initialization=true");
	}

}
