package dev.moongate.support;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

import dev.moongate.problem.Reason;

/**
 * Claims about an {@link ApiResponse}.
 */
public final class ApiResponseAssert extends AbstractAssert<ApiResponseAssert, ApiResponse> {

	private static final String PROBLEM = "application/problem+json";

	ApiResponseAssert(ApiResponse actual) {
		super(actual, ApiResponseAssert.class);
	}

	public ApiResponseAssert hasStatus(int status) {
		if (actual.status() != status) {
			throw failure("Expected status %d but was %d: %s", status, actual.status(), actual.text());
		}
		return this;
	}

	/**
	 * Verifies a success in the envelope, with status 200.
	 */
	public ApiResponseAssert isOk() {
		return isSuccess(200);
	}

	/**
	 * Verifies a success in the envelope, with status 201.
	 */
	public ApiResponseAssert isCreated() {
		return isSuccess(201);
	}

	private ApiResponseAssert isSuccess(int status) {
		return hasStatus(status).hasValue("/code", Integer.toString(status)).hasText("/message").has("/data");
	}

	/**
	 * Verifies a failure: its reason, and that status, category and request id fit to it,
	 * in the envelope or as problem details (RFC 9457), whichever was sent.
	 */
	public ApiResponseAssert hasReason(Reason reason) {
		if (!actual.text().startsWith("{") || !reason.name().equals(actual.reason())) {
			throw failure("Expected %s but was %d: %s", reason, actual.status(), actual.text());
		}
		String status = Integer.toString(reason.status().value());
		hasStatus(reason.status().value()).hasValue("/error", reason.category().name()).hasText("/request_id");
		if (actual.header("Content-Type").orElse("").startsWith(PROBLEM)) {
			return hasValue("/type", reason.type()).hasText("/title").hasValue("/status", status).hasText("/detail");
		}
		return hasValue("/code", status).hasText("/message");
	}

	/**
	 * Verifies a failure by the name of its reason.
	 */
	public ApiResponseAssert hasReason(String reason) {
		return hasReason(Reason.valueOf(reason));
	}

	/**
	 * Verifies that exactly these fields were refused, each with a message.
	 */
	public ApiResponseAssert hasFields(String... names) {
		List<String> fields = new ArrayList<>();
		for (JsonNode field : actual.json().path("fields")) {
			fields.add(field.path("message").asString("").isEmpty() ? "(no message)" : field.path("field").asString());
		}
		objects.assertEqual(info, fields, List.of(names));
		return this;
	}

	/**
	 * Verifies a value of the body.
	 * @param pointer where it stands (RFC 6901), for instance {@code /data/user/email}
	 * @param value the value as text
	 */
	public ApiResponseAssert hasValue(String pointer, String value) {
		String found = actual.json().at(pointer).asString("");
		if (!found.equals(value)) {
			throw failure("Expected %s to be %s but was '%s' in %s", pointer, value, found, actual.text());
		}
		return this;
	}

	/**
	 * Verifies that a text of the body is there and not empty.
	 */
	public ApiResponseAssert hasText(String pointer) {
		if (actual.json().at(pointer).asString("").isBlank()) {
			throw failure("Expected a text at %s in %s", pointer, actual.text());
		}
		return this;
	}

	/**
	 * Verifies that the body has a member, though it may be null.
	 */
	public ApiResponseAssert has(String pointer) {
		if (actual.json().at(pointer).isMissingNode()) {
			throw failure("Expected %s in %s", pointer, actual.text());
		}
		return this;
	}

	public ApiResponseAssert hasNo(String pointer) {
		if (!actual.json().at(pointer).isMissingNode()) {
			throw failure("Expected no %s in %s", pointer, actual.text());
		}
		return this;
	}

	/**
	 * Verifies that a header is there exactly once, with this value.
	 */
	public ApiResponseAssert hasHeader(String name, String value) {
		objects.assertEqual(info, actual.headers().allValues(name), List.of(value));
		return this;
	}

	/**
	 * Verifies that a header is there exactly once and that all of its value matches.
	 */
	public ApiResponseAssert hasHeaderMatching(String name, String regex) {
		List<String> values = actual.headers().allValues(name);
		if (values.size() != 1 || !values.getFirst().matches(regex)) {
			throw failure("Expected one header %s that matches %s but was %s", name, regex, values);
		}
		return this;
	}

	public ApiResponseAssert hasNoHeader(String name) {
		objects.assertEqual(info, actual.headers().allValues(name), List.of());
		return this;
	}

}
