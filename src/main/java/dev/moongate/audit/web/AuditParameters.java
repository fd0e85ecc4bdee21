package dev.moongate.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.moongate.problem.InvalidValueException;
import dev.moongate.system.UserId;

/**
 * The reading of what an administrator looks for.
 */
final class AuditParameters {

	private AuditParameters() {
	}

	static UserId user(String text) {
		return UserId.parse(text).orElseThrow(() -> new InvalidValueException("field.id"));
	}

	/**
	 * RFC 3339 section 5.6, within the years that there are events of: Java reads more
	 * than PostgreSQL knows.
	 */
	static Instant time(String text) {
		try {
			OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
			if (isWithin(time.getYear())) {
				return time.toInstant();
			}
		}
		catch (DateTimeException ex) {
			// refused below
		}
		throw new InvalidValueException("field.time");
	}

	static LocalDate day(String text) {
		try {
			LocalDate day = LocalDate.parse(text);
			if (isWithin(day.getYear())) {
				return day;
			}
		}
		catch (DateTimeException ex) {
			// refused below
		}
		throw new InvalidValueException("field.day");
	}

	private static boolean isWithin(int year) {
		return year >= 1970 && year <= 9999;
	}

	static String type(String text) {
		if (!text.matches("[a-z._]{1,64}")) {
			throw new InvalidValueException("field.audit.type");
		}
		return text;
	}

}
