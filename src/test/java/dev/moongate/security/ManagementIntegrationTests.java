package dev.moongate.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the management port shows, and that there is nothing else.
 */
@IntegrationTest
class ManagementIntegrationTests {

	private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

	@Autowired
	private Environment environment;

	@ParameterizedTest
	@CsvSource({ "/actuator/health/liveness, 200", "/actuator/health/readiness, 200", "/actuator/prometheus, 200",
			"/actuator/info, 200", "/actuator, 404", "/actuator/env, 404", "/actuator/beans, 404", "/error, 404",
			"/nothing, 404" })
	void portShowsWhatOperatorsNeedAndNoList(String path, int status) {
		ApiResponse answer = TestApi.of(this::port).withHeader("X-Request-Id", "our-own").get(path);
		assertThat(answer).hasStatus(status)
			.hasHeader("X-Request-Id", "our-own")
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}");
		if (status == 404) {
			assertThat(answer).hasReason("PATH_NOT_FOUND").hasValue("/request_id", "our-own");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%zz" + END, "GET /a%2fb" + END, "GET /" + END + "X: %s\r\n",
			"TRACE /actuator/info" + END, "PUT /actuator/info" + END, "nonsense\r\n" })
	void failureIsToldInTheEnvelope(String request) throws IOException {
		byte[] bytes = (request.replace("%s", "a".repeat(20_000)) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
		ApiResponse answer = RawAnswers.read(RawConnection.exchangeAll(port(), bytes), "GET").getFirst();
		assertThat(answer).hasReason(answer.reason())
			.hasHeader("X-Request-Id", answer.json().path("request_id").asString())
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("X-Content-Type-Options", "nosniff");
		if (answer.status() == 405) {
			assertThat(answer).hasHeader("Allow", "GET, HEAD");
		}
	}

	private int port() {
		return environment.getRequiredProperty("local.management.port", Integer.class);
	}

}
