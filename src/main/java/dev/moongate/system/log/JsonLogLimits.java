package dev.moongate.system.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Bounds the texts in log lines for machines. JSON escapes control characters by itself.
 */
class JsonLogLimits implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

	private static final String STACK_TRACE = "stack_trace";

	private static final int MAX_STACK_TRACE_LENGTH = 30_000;

	@Override
	public void customize(JsonWriter.Members<ILoggingEvent> members) {
		members.applyingValueProcessor((path, value) -> value instanceof String text
				? LogText.cut(text, STACK_TRACE.equals(path.name()) ? MAX_STACK_TRACE_LENGTH : LogText.MAX_LENGTH)
				: value);
	}

}
