package dev.moongate.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every failure in both renderings: the envelope, and RFC 9457 for those who ask.
 */
@IntegrationTest
class FailureIntegrationTests {

	/**
	 * Reasons of endpoints that are still to come, and two that have tests of their own.
	 */
	private static final Set<Reason> ELSEWHERE = EnumSet.of(Reason.SESSION_NOT_FOUND, Reason.BUSY,
			Reason.NOT_ACCEPTABLE);

	private static final Set<Reason> WITH_FIELDS = EnumSet.of(Reason.INVALID_FIELDS, Reason.WEAK_PASSWORD);

	private static final Set<Reason> WITH_DATA = EnumSet.of(Reason.INVALID_CREDENTIALS, Reason.CAPTCHA_REQUIRED);

	/** What would tell an attacker how the service is made. */
	private static final String LEAK = "(?is).*(exception|\\bat [a-z]+\\.|dev\\.moongate|org\\.|java\\.|jakarta"
			+ "|tomcat|spring|jackson|hibernate|postgres|redis|select |insert |update |\\.java|/src/|\\d+\\.\\d+\\.\\d).*";

	private final TestApi api;

	private final Scene scene;

	@Autowired
	FailureIntegrationTests(TestApi api, TestMailbox mailbox, JdbcTemplate jdbc, TransactionTemplate transaction,
			MutableClock clock, StringRedisTemplate redis) {
		this.api = api;
		this.scene = new Scene(api, mailbox, jdbc, transaction, clock, redis);
	}

	static List<FailureCases.FailureCase> cases() {
		return FailureCases.all();
	}

	@Test
	void tableHasEveryReasonThatCanOccur() {
		assertThat(cases().stream().map(FailureCases.FailureCase::reason).collect(Collectors.toSet()))
			.isEqualTo(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void failureIsToldInBothForms(FailureCases.FailureCase failure) {
		Function<TestApi, ApiResponse> request = failure.plot().apply(scene);
		ApiResponse envelope = request.apply(api);
		verify(envelope, failure.reason());
		assertThat(envelope).hasHeaderMatching("Content-Type", "application/json");
		assertThat(envelope.json().propertyNames()).startsWith("code", "message", "error", "reason", "request_id");
		ApiResponse details = request.apply(api.withHeader("Accept", "application/problem+json"));
		verify(details, failure.reason());
		assertThat(details).hasHeaderMatching("Content-Type", "application/problem\\+json")
			.hasValue("/detail", envelope.json().path("message").asString())
			.hasText("/instance");
		assertThat(details.json().propertyNames()).startsWith("type", "title", "status", "detail", "instance", "error",
				"reason", "request_id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "text/html", "application/yaml", "application/xml", "application/cbor",
			"application/vnd.api+json" })
	void formNobodyHasIsNotAcceptable(String form) {
		verify(api.withHeader("Accept", form).get("/api/v1/auth/captcha"), Reason.NOT_ACCEPTABLE);
	}

	@Test
	void whoeverAsksForProblemDetailsTakesSuccessesAsJson() {
		ApiResponse health = api.withHeader("Accept", "application/problem+json").get("/health");
		assertThat(health).hasStatus(200).hasHeader("Content-Type", "application/json");
	}

	private static void verify(ApiResponse answer, Reason reason) {
		assertThat(answer).hasReason(reason)
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("X-Request-Id", answer.json().path("request_id").asString())
			.hasHeaderMatching("X-Request-Id", "[A-Za-z0-9._-]{1,64}")
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}")
			.hasNoHeader("Server")
			.hasNoHeader("X-Powered-By");
		assertThat(answer.text()).doesNotMatch(LEAK);
		assertThat(answer.json().has("data")).isEqualTo(WITH_DATA.contains(reason));
		JsonNode fields = answer.json().path("fields");
		assertThat(fields.isMissingNode() || WITH_FIELDS.contains(reason)).isTrue();
		if (reason.status().value() == 429 || reason.status().value() == 503) {
			assertThat(answer).hasHeaderMatching("Retry-After", "[1-9]\\d*");
		}
		else {
			assertThat(answer).hasNoHeader("Retry-After");
		}
		if (reason.category() == ErrorCategory.INVALID_TOKEN) {
			assertThat(answer).hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
		}
		else {
			assertThat(answer).hasNoHeader("WWW-Authenticate");
		}
		if (reason == Reason.METHOD_NOT_ALLOWED) {
			assertThat(answer).hasHeaderMatching("Allow", "[A-Z]+(, ?[A-Z]+)*");
		}
	}

}
