package dev.moongate.system.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

import dev.moongate.system.RequestId;

/**
 * Log lines for people. Every line stands for itself, those of a stack trace too: the
 * time, the level, the request's id (outside of requests the thread) and the logger, then
 * {@code :} and the message, or {@code |} and what continues it.
 */
class PlainLogFormat implements StructuredLogFormatter<ILoggingEvent> {

	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
		.withZone(ZoneId.systemDefault());

	private static final int LOGGER_LENGTH = 36;

	/** More than any honest trace has. */
	private static final int MAX_LINES = 200;

	private final TargetLengthBasedClassNameAbbreviator loggers = new TargetLengthBasedClassNameAbbreviator(
			LOGGER_LENGTH);

	@Override
	public String format(ILoggingEvent event) {
		String requestId = event.getMDCPropertyMap().get(RequestId.MDC_KEY);
		String head = "%s %s [%s] %s".formatted(TIME.format(event.getInstant()), level(event.getLevel()),
				LogText.line(requestId == null ? event.getThreadName() : requestId),
				loggers.abbreviate(event.getLoggerName()));
		StringBuilder lines = new StringBuilder();
		String mark = " : ";
		for (String line : Stream.concat(message(event, requestId), trace(event)).limit(MAX_LINES).toList()) {
			lines.append(head).append(mark).append(line).append(System.lineSeparator());
			mark = " | ";
		}
		return lines.toString();
	}

	/**
	 * A line break in what is said about a request comes from the request. Elsewhere, as
	 * in the report of a failed start, it is meant.
	 */
	private static Stream<String> message(ILoggingEvent event, @Nullable String requestId) {
		String message = String.valueOf(event.getFormattedMessage());
		return requestId == null ? indented(message) : Stream.of(LogText.line(message));
	}

	private static Stream<String> trace(ILoggingEvent event) {
		return event.getThrowableProxy() == null ? Stream.empty()
				: indented(ThrowableProxyUtil.asString(event.getThrowableProxy()));
	}

	private static Stream<String> indented(String text) {
		return text.isEmpty() ? Stream.of("") : text.lines().map((line) -> LogText.line(line.replace("\t", "    ")));
	}

	/**
	 * The level, five characters wide.
	 */
	String level(Level level) {
		return "%-5s".formatted(level);
	}

}
