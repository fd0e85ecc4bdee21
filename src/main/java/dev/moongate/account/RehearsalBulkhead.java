package dev.moongate.account;

import java.time.Duration;

import org.springframework.stereotype.Component;

/**
 * The places for rehearsals of imports. A rehearsal holds a connection to the database
 * until its last line has come, which is up to the one who sends it.
 */
@Component
class RehearsalBulkhead extends Bulkhead {

	/** Two of each instance's connections, and two more for a moment now and then. */
	private static final int AT_ONCE = 2;

	private static final Duration PATIENCE = Duration.ofMillis(500);

	RehearsalBulkhead() {
		super(AT_ONCE, PATIENCE);
	}

}
