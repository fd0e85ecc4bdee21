package dev.moongate.account;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The places for exports. An export is under way until its last byte is written, which is
 * up to the one who reads it.
 */
@Component
public class ExportBulkhead extends Bulkhead {

	/** A few megabytes, and half of the connections of a small pool. */
	private static final int AT_ONCE = 4;

	private static final Duration PATIENCE = Duration.ofMillis(500);

	@Autowired
	ExportBulkhead() {
		this(AT_ONCE, PATIENCE);
	}

	ExportBulkhead(int atOnce, Duration patience) {
		super(atOnce, patience);
	}

}
