package dev.moongate.audit.web;

import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.audit.AuditRecord;

/**
 * Reads the details of events, which are stored as JSON.
 */
@Component
class DetailsReader {

	private final JsonMapper json;

	DetailsReader(JsonMapper json) {
		this.json = json;
	}

	Map<String, Object> read(AuditRecord event) {
		return event.details() == null ? Map.of() : json.readValue(event.details(), new TypeReference<>() {
		});
	}

}
