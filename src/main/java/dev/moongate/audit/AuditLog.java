package dev.moongate.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told of records outside the database: a line of JSON for each under the logger
 * {@code audit}, whatever form the other lines have, and counts by type and result.
 */
@Component
class AuditLog {

	private static final Logger logger = LoggerFactory.getLogger("audit");

	private final JsonMapper json;

	private final MeterRegistry meters;

	AuditLog(JsonMapper json, MeterRegistry meters) {
		this.json = json;
		this.meters = meters;
	}

	void tell(AuditRecord record) {
		meters.counter("moongate.audit.events", "type", record.type(), "result", record.result().label())
			.increment(record.count());
		if (logger.isInfoEnabled()) {
			logger.info("{}", json.writeValueAsString(fields(record)));
		}
	}

	private Map<String, Object> fields(AuditRecord record) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", record.id());
		fields.put("at", record.at().toString());
		fields.put("type", record.type());
		fields.put("result", record.result().label());
		put(fields, "reason", record.reason());
		put(fields, "user_id", record.userId());
		Origin origin = record.origin();
		put(fields, "actor_id", origin.actorId());
		put(fields, "ip", origin.ip());
		put(fields, "user_agent", origin.userAgent());
		put(fields, "request_id", origin.requestId());
		put(fields, "session_id", origin.sessionId());
		fields.put("count", record.count());
		put(fields, "details", record.details() == null ? null : json.readTree(record.details()));
		return fields;
	}

	private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

}
