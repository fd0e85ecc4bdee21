package dev.moongate.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document, read by somebody who believes it: an answer that is not as it
 * says is a mistake of one of the two.
 */
final class AnswerDocument {

	/** What protects answers of any kind, and what HTTP itself needs. */
	private static final Set<String> OF_ALL = Set.of("cache-control", "x-content-type-options",
			"content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "referrer-policy",
			"content-type", "content-length", "transfer-encoding", "connection", "keep-alive", "date", "vary");

	private final JsonNode paths;

	private final JsonNode components;

	private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private AnswerDocument(JsonNode document) {
		this.paths = document.path("paths");
		this.components = document.path("components").deepCopy();
		components.path("schemas").forEach(AnswerDocument::close);
	}

	static AnswerDocument of(TestApi api) {
		return new AnswerDocument(api.get("/openapi.json").json());
	}

	/**
	 * Verifies status, body and headers of an answer.
	 * @param status the expected status
	 * @param operation method and path as the document has them
	 * @param absent the headers that the document has for this status and the answer has
	 * not, because they depend on what was asked
	 */
	void verify(int status, String operation, ApiResponse answer, String... absent) {
		String name = operation + " " + status + " " + answer.text();
		assertThat(answer).as(name).hasStatus(status);
		String[] methodAndPath = operation.split(" ");
		JsonNode documented = paths.path(methodAndPath[1])
			.path(methodAndPath[0].toLowerCase(Locale.ROOT))
			.path("responses")
			.path(Integer.toString(status));
		assertThat(documented.isMissingNode()).as(name).isFalse();
		verifyBody(name, documented.path("content"), answer);
		verifyHeaders(name, documented.path("headers"), answer, List.of(absent));
	}

	private void verifyBody(String name, JsonNode documented, ApiResponse answer) {
		if (answer.text().isEmpty()) {
			assertThat(documented.isEmpty()).as(name).isTrue();
			return;
		}
		String type = answer.header("Content-Type").orElse("").split(";", 2)[0];
		assertThat(documented.propertyNames()).as(name).contains(type);
		if (type.endsWith("json")) {
			ObjectNode schema = (ObjectNode) documented.path(type).path("schema").deepCopy();
			schema.set("components", components);
			Schema read = schemas.getSchema(schema);
			assertThat(read.validate(answer.json(),
					execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
				.as(name)
				.isEmpty();
		}
	}

	private static void verifyHeaders(String name, JsonNode documented, ApiResponse answer, List<String> absent) {
		List<String> missing = new ArrayList<>();
		Set<String> known = new TreeSet<>(OF_ALL);
		documented.propertyNames().forEach(header -> {
			known.add(header.toLowerCase(Locale.ROOT));
			if (answer.header(header).isEmpty()) {
				missing.add(header);
			}
		});
		assertThat(missing).as("headers missing from " + name).containsExactlyInAnyOrderElementsOf(absent);
		assertThat(answer.headers().map().keySet()).as("headers of " + name)
			.allMatch(header -> known.contains(header.toLowerCase(Locale.ROOT)));
		if (!documented.has("Cache-Control")) {
			assertThat(answer).as(name).hasHeader("Cache-Control", "no-store");
		}
	}

	/** A member that the document does not know is one that nobody is told of. */
	private static void close(JsonNode schema) {
		if (schema.has("properties") && !schema.has("additionalProperties")) {
			((ObjectNode) schema).put("additionalProperties", false);
		}
	}

}
