package dev.moongate.audit;

import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the details of events, which are stored as JSON.
 */
@Component
public class DetailsReader {

	private final JsonMapper json;

	DetailsReader(JsonMapper json) {
		this.json = json;
	}

	public Map<String, Object> read(AuditRecord event) {
		return event.details() == null ? Map.of() : json.readValue(event.details(), new TypeReference<>() {
		});
	}

}
