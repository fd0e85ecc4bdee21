package dev.moongate.account;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * The bulkhead between everything else and what lasts as long as whoever asked for it
 * likes: a few at once on an instance, and one of each user.
 */
public abstract class Bulkhead {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final Semaphore places;

	private final Duration patience;

	private final Set<UserId> owners = ConcurrentHashMap.newKeySet();

	Bulkhead(int atOnce, Duration patience) {
		this.places = new Semaphore(atOnce, true);
		this.patience = patience;
	}

	/**
	 * Takes a place; whoever got one gives it back by {@link #leave}.
	 * @throws ProblemException BUSY if none becomes free within a moment, and at once if
	 * the user has one
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
	 * Gives a place back, whatever became of what it was taken for.
	 */
	public void leave(UserId owner) {
		owners.remove(owner);
		places.release();
	}

	private static ProblemException busy() {
		return ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
	}

}
