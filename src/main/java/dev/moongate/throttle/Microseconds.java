package dev.moongate.throttle;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The unit that the scripts count time in, because it is the unit of Redis' clock.
 */
final class Microseconds {

	private Microseconds() {
	}

	static long of(Duration duration) {
		return duration.toNanos() / 1000;
	}

	static Duration toDuration(long microseconds) {
		return Duration.of(microseconds, ChronoUnit.MICROS);
	}

}
