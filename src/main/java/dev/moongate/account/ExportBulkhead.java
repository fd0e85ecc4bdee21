package dev.moongate.account;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * The bulkhead between exports and everything else: a few at once on an instance, and one
 * of each user. An export is under way until its last byte is written, which is up to the
 * one who reads it.
 */
@Component
public class ExportBulkhead {

	/** A few megabytes, and half of the connections of a small pool. */
	private static final int AT_ONCE = 4;

	private static final Duration PATIENCE = Duration.ofMillis(500);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final Semaphore places;

	private final Duration patience;

	private final Set<UserId> owners = ConcurrentHashMap.newKeySet();

	@Autowired
	ExportBulkhead() {
		this(AT_ONCE, PATIENCE);
	}

	ExportBulkhead(int atOnce, Duration patience) {
		this.places = new Semaphore(atOnce, true);
		this.patience = patience;
	}

	/**
	 * Takes a place for an export; whoever got one gives it back by {@link #leave}.
	 * @throws ProblemException BUSY if none becomes free within a moment, and at once if
	 * an export of the user is under way
	 */
	public void enter(UserId owner) {
		if (!owners.add(owner)) {
			throw busy();
		}
		boolean placed = false;
		try {
			placed = places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!placed) {
			owners.remove(owner);
			throw busy();
		}
	}

	/**
	 * Gives the place of an export back, whatever became of it.
	 */
	public void leave(UserId owner) {
		owners.remove(owner);
		places.release();
	}

	private static ProblemException busy() {
		return ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
	}

}
