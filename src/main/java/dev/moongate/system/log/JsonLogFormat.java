package dev.moongate.system.log;

import java.nio.charset.Charset;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.ContextPairs;
import org.springframework.boot.logging.structured.ElasticCommonSchemaProperties;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * Log lines for machines: the fields of the Elastic Common Schema 8.11 that Spring Boot's
 * own format has, but for the tags of markers, with texts of bounded length, and each
 * line encoded whole. Spring Boot's encodes character by character, with two objects for
 * each, and loses those that take two of Java's, as some Chinese ones do. JSON escapes
 * control characters by itself.
 */
class JsonLogFormat extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

	private static final String STACK_TRACE = "stack_trace";

	private static final int MAX_STACK_TRACE_LENGTH = 30_000;

	JsonLogFormat(Environment environment, ContextPairs context, ThrowableProxyConverter traces) {
		super((members) -> {
			members.add("@timestamp", ILoggingEvent::getInstant);
			members.add("log").usingMembers(JsonLogFormat::origin);
			members.add("process").usingMembers((process) -> process(process, environment));
			ElasticCommonSchemaProperties.get(environment).jsonMembers(members);
			members.add("message", ILoggingEvent::getFormattedMessage);
			members.add().usingPairs(context.nested(JsonLogFormat::context));
			members.add()
				.when((event) -> event.getThrowableProxy() != null)
				.usingMembers((failed) -> failed.add("error").usingMembers((error) -> error(error, traces)));
			members.add("ecs").usingMembers((ecs) -> ecs.add("version", "8.11"));
			members.applyingValueProcessor((path, value) -> (value instanceof String text)
					? LogText.cut(text, STACK_TRACE.equals(path.name()) ? MAX_STACK_TRACE_LENGTH : LogText.MAX_LENGTH)
					: value);
		}, null);
	}

	private static void origin(JsonWriter.Members<ILoggingEvent> log) {
		log.add("level", ILoggingEvent::getLevel);
		log.add("logger", ILoggingEvent::getLoggerName);
	}

	private static void process(JsonWriter.Members<ILoggingEvent> process, Environment environment) {
		process.add("pid", environment.getProperty("spring.application.pid", Long.class)).whenNotNull();
		process.add("thread").usingMembers((thread) -> thread.add("name", ILoggingEvent::getThreadName));
	}

	private static void context(ContextPairs.Pairs<ILoggingEvent> pairs) {
		pairs.addMapEntries(ILoggingEvent::getMDCPropertyMap);
		pairs.add(ILoggingEvent::getKeyValuePairs, (pair) -> pair.key, (pair) -> pair.value);
	}

	private static void error(JsonWriter.Members<ILoggingEvent> error, ThrowableProxyConverter traces) {
		error.add("type", ILoggingEvent::getThrowableProxy).as(IThrowableProxy::getClassName);
		error.add("message", ILoggingEvent::getThrowableProxy).as(IThrowableProxy::getMessage);
		error.add(STACK_TRACE, traces::convert);
	}

	@Override
	public byte[] formatAsBytes(ILoggingEvent event, Charset charset) {
		return format(event).getBytes(charset);
	}

}
