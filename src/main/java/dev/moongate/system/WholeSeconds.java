package dev.moongate.system;

import java.time.Duration;

/**
 * The unit in which answers tell how long to wait.
 */
public final class WholeSeconds {

	private static final long ALMOST_A_SECOND = 999_999_999;

	private WholeSeconds() {
	}

	/**
	 * Rounds up, so that whoever waits that long has waited long enough.
	 */
	public static long roundedUp(Duration wait) {
		return wait.plusNanos(ALMOST_A_SECOND).toSeconds();
	}

}
