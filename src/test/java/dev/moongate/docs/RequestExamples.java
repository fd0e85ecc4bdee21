package dev.moongate.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/**
 * Requests that can be sent as they stand on a developer's machine, from
 * {@code docs/examples.json}, by the names of their schemas.
 */
class RequestExamples implements GlobalOpenApiCustomizer {

	private final JsonNode examples;

	RequestExamples() {
		try (InputStream file = new ClassPathResource("docs/examples.json").getInputStream()) {
			this.examples = Json.mapper().readTree(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void customise(OpenAPI document) {
		document.getComponents().getSchemas().forEach((name, schema) -> {
			if (examples.has(name)) {
				schema.setExample(examples.get(name));
			}
		});
	}

}
