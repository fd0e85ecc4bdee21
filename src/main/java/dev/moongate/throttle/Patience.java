package dev.moongate.throttle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one waits for one's turn, asking now and then: first after some 20
 * milliseconds, later after some 100, never in step with others.
 */
final class Patience {

	private static final long FIRST_PAUSE_MILLIS = 20;

	private static final long LONGEST_PAUSE_MILLIS = 100;

	private final long end;

	private final RandomGenerator random;

	private long pause = FIRST_PAUSE_MILLIS;

	Patience(Duration patience, RandomGenerator random) {
		this.end = System.nanoTime() + patience.toNanos();
		this.random = random;
	}

	/**
	 * Waits a little and returns true, or returns false at once if patience has run out
	 * or the thread is told to stop.
	 */
	boolean pause() {
		if (System.nanoTime() - end >= 0) {
			return false;
		}
		try {
			Thread.sleep(pause / 2 + random.nextLong(pause));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
		return true;
	}

}
