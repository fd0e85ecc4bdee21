package dev.moongate.system;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;

/**
 * Work on many rows in portions, each in a transaction of its own and with a pause after
 * it, so that no request waits long for a lock or for the disk, and no transaction grows
 * with the table.
 */
public final class Batches {

	/**
	 * Each row may have to be fetched from the disk, some milliseconds at worst: a
	 * portion is done before anybody waits, and before its statement has to end.
	 */
	private static final int SIZE = 100;

	/** How long requests have PostgreSQL for themselves, in portions. */
	private static final int PAUSE = 3;

	private Batches() {
	}

	/**
	 * Repeats a portion of work until one comes back short.
	 * @param portion takes how many rows to do at most and returns how many it did
	 * @return how many rows were done in all
	 */
	public static int untilDone(IntUnaryOperator portion) {
		int total = 0;
		int done;
		do {
			long begun = System.nanoTime();
			done = portion.applyAsInt(SIZE);
			total += done;
			if (done == SIZE) {
				LockSupport.parkNanos(PAUSE * (System.nanoTime() - begun));
			}
		}
		while (done == SIZE);
		return total;
	}

}
