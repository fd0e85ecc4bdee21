package dev.moongate.security;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.moongate.problem.ErrorCategory;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the contract says of every answer, whatever was asked.
 */
final class AnswerRules {

	/** Classes, traces, SQL, paths and products; the fuzzed texts have none of them. */
	private static final Pattern INSIDES = Pattern
		.compile("(?i)exception|stack ?trace|\\bat [a-z]+(\\.[a-z]+)+\\(|\\b(java|org|com|dev)\\.[a-z]+\\.|\\.java\\b|"
				+ "\\b(select|insert|update) [a-z_]+ |jdbc|postgres|redis|lettuce|hibernate|tomcat|apache|spring|"
				+ "jackson|<html|/home/|/usr/|/tmp/|\\$\\$");

	private AnswerRules() {
	}

	/**
	 * Verifies an answer.
	 * @throws AssertionError if it breaks a rule
	 */
	static void verify(FuzzedRequest request, ApiResponse answer) {
		if (request.method().equals("OPTIONS") && request.target().equals("*")) {
			// asks the container what it can do (RFC 9110 section 9.3.7) and gets no
			// further
			assertThat(answer).hasStatus(200).hasNoHeader("Allow");
			verifyHeaders(request, answer);
			return;
		}
		assertThat(answer.status()).as("status: " + answer.text()).isNotIn(500, 502, 504);
		verifyHeaders(request, answer);
		if (request.method().equals("HEAD") || answer.status() == 304) {
			assertThat(answer.text()).isEmpty();
		}
		else if (answer.status() >= 400) {
			verifyFailure(answer);
		}
		else if (request.target().startsWith(AUTH + "/forward-auth")) {
			// proxies read the headers and want nothing else
			assertThat(answer.text()).isEmpty();
			assertThat(answer).hasHeaderMatching("X-Auth-Request-User", "[0-9a-f-]{36}");
		}
		else if (request.target().startsWith(AUTH) && !request.method().equals("OPTIONS")) {
			verifySuccess(answer);
		}
	}

	private static void verifyHeaders(FuzzedRequest request, ApiResponse answer) {
		// the public keys may be kept
		boolean keys = request.target().contains("jwks") && answer.status() < 400;
		assertThat(answer).hasHeaderMatching("Cache-Control", keys ? "no-store|.*max-age=300.*" : "no-store")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeaderMatching("X-Request-Id", "[A-Za-z0-9._-]{1,64}")
			.hasHeaderMatching("X-Process-Time", "\\d+\\.\\d{3}")
			.hasNoHeader("Server")
			.hasNoHeader("X-Powered-By");
		boolean cookieWanted = request.headers()
			.stream()
			.anyMatch((line) -> line.toLowerCase(Locale.ROOT).startsWith("x-token-transport"));
		if (!cookieWanted) {
			assertThat(answer).hasNoHeader("Set-Cookie");
		}
	}

	private static void verifyFailure(ApiResponse answer) {
		assertThat(answer).hasHeaderMatching("Content-Type", "application/(problem\\+)?json(;charset=.*)?")
			.hasReason(answer.reason());
		assertThat(INSIDES.matcher(answer.text()).find()).as("something of the insides in " + answer.text()).isFalse();
		Reason reason = Reason.valueOf(answer.reason());
		assertThat(reason).isNotIn(Reason.INTERNAL_ERROR, Reason.DEPENDENCY_UNAVAILABLE);
		if (reason.category() == ErrorCategory.INVALID_TOKEN) {
			assertThat(answer).hasHeaderMatching("WWW-Authenticate", "Bearer.*");
		}
		if (answer.status() == 429 || answer.status() == 503) {
			assertThat(answer).hasHeaderMatching("Retry-After", "[1-9]\\d*");
		}
		if (answer.status() == 405) {
			assertThat(answer).hasHeaderMatching("Allow", ".*");
		}
	}

	private static void verifySuccess(ApiResponse answer) {
		assertThat(answer).hasHeaderMatching("Content-Type", "application/json(;charset=.*)?")
			.hasStatus(answer.status())
			.hasValue("/code", Integer.toString(answer.status()))
			.hasText("/message")
			.has("/data");
	}

}
