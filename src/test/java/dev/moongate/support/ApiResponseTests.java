package dev.moongate.support;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.moongate.problem.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ApiResponse} and {@link ApiResponseAssert}.
 */
class ApiResponseTests {

	private static final String JSON = "application/json";

	private static final String ENVELOPE = """
			{"code": %d, "message": "Wrong", "error": "AUTHENTICATION_ERROR", "reason": "INVALID_CREDENTIALS",
			 "request_id": "1", "fields": [{"field": "email", "message": "Wrong"}], "data": {"attempts": 2}}""";

	private static final String PROBLEM = """
			{"type": "urn:moongate:problem:%s", "title": "Invalid credentials", "status": 401, "detail": "Wrong",
			 "error": "AUTHENTICATION_ERROR", "reason": "INVALID_CREDENTIALS", "request_id": "1"}""";

	@Test
	void hasReasonWhenEverythingFitsThenHolds() {
		assertThat(response(401, JSON, ENVELOPE.formatted(401))).hasReason("INVALID_CREDENTIALS")
			.hasFields("email")
			.hasValue("/data/attempts", "2")
			.hasNo("/data/other")
			.hasHeader("content-type", JSON)
			.hasNoHeader("Server");
		assertThat(response(401, "application/problem+json", PROBLEM.formatted("invalid-credentials")))
			.hasReason(Reason.INVALID_CREDENTIALS);
	}

	@Test
	void hasReasonWhenAnythingDiffersThenFails() {
		assertFails(response(401, JSON, ENVELOPE.formatted(400)));
		assertFails(response(400, JSON, ENVELOPE.formatted(401)));
		assertFails(response(401, JSON, ENVELOPE.formatted(401).replace("AUTHENTICATION", "OTHER")));
		assertFails(response(401, JSON, ENVELOPE.formatted(401).replace("CREDENTIALS", "TOKEN")));
		assertFails(response(401, JSON, ENVELOPE.formatted(401).replace("\"Wrong\"", "\"\"")));
		assertFails(response(401, "application/problem+json", PROBLEM.formatted("other")));
		assertFails(response(401, "text/html", "<html>"));
	}

	@Test
	void isOkWhenNotInTheEnvelopeThenFails() {
		assertThat(response(200, JSON, "{\"code\": 200, \"message\": \"Done\", \"data\": {}}")).isOk();
		ApiResponse bare = response(200, JSON, "{\"status\": \"healthy\"}");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(bare).isOk());
	}

	private static void assertFails(ApiResponse response) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(response).hasReason(Reason.INVALID_CREDENTIALS));
	}

	private static ApiResponse response(int status, String type, String body) {
		HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
		return new ApiResponse(status, headers, body);
	}

}
