package dev.moongate.throttle;

import java.util.Locale;

/**
 * What came of a try.
 */
public enum AttemptResult {

	/** The password was wrong: the try counts. */
	FAILURE,

	/** The password was right: the account starts afresh for this address. */
	SUCCESS,

	/** The password was not looked at: as if there had been no try. */
	ABANDONED;

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
