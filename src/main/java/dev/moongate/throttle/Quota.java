package dev.moongate.throttle;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.convert.DurationStyle;

/**
 * How many of something are allowed within any stretch of time of a given length, written
 * {@code 30/15m} in settings.
 *
 * @param limit how many, at least one
 * @param window the length of the stretch
 */
public record Quota(int limit, Duration window) {

	public Quota {
		if (limit < 1 || window.isNegative() || window.isZero()) {
			throw new IllegalArgumentException("A quota is at least 1 within a time above 0");
		}
	}

	/**
	 * Reads a quota such as {@code 30/15m} or {@code 200/1d}; seconds where no unit is
	 * given.
	 */
	public static Quota of(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			throw new IllegalArgumentException("A quota is written like 30/15m");
		}
		int limit = Integer.parseInt(text.substring(0, slash).strip());
		return new Quota(limit, DurationStyle.detectAndParse(text.substring(slash + 1).strip(), ChronoUnit.SECONDS));
	}

	/**
	 * The window in microseconds, the unit of the scripts.
	 */
	long windowMicros() {
		return Microseconds.of(window);
	}

}
