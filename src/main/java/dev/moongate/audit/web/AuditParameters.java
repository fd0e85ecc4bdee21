package dev.moongate.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.moongate.problem.InvalidValueException;
import dev.moongate.system.UserId;

/**
 * The reading of what an administrator looks for.
 */
final class AuditParameters {

	private AuditParameters() {
	}

	static UserId user(String text) {
		try {
			UUID id = UUID.fromString(text);
			if (id.toString().equalsIgnoreCase(text)) {
				return new UserId(id);
			}
		}
		catch (IllegalArgumentException ex) {
			// refused below
		}
		throw new InvalidValueException("field.id");
	}

	/** RFC 3339 section 5.6. */
	static Instant time(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw new InvalidValueException("field.time");
		}
	}

	static LocalDate day(String text) {
		try {
			LocalDate day = LocalDate.parse(text);
			if (day.getYear() >= 1970 && day.getYear() <= 9999) {
				return day;
			}
		}
		catch (DateTimeException ex) {
			// refused below
		}
		throw new InvalidValueException("field.day");
	}

	static String type(String text) {
		if (!text.matches("[a-z._]{1,64}")) {
			throw new InvalidValueException("field.audit.type");
		}
		return text;
	}

}
