package dev.moongate.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * One hash: begun by a thread, or given up by who waits for it, but never both.
 */
final class HashTurn<T> implements Runnable {

	private final Supplier<T> hash;

	private final LongConsumer beginning;

	private final Runnable end;

	private final AtomicBoolean taken = new AtomicBoolean();

	private final CompletableFuture<T> result = new CompletableFuture<>();

	private final long offered = System.nanoTime();

	/**
	 * Creates the turn of a hash, which waits from now on.
	 * @param beginning is told how many nanoseconds the hash has waited when it begins
	 * @param end is run once, when the hash has ended or was given up, and before anybody
	 * hears of it
	 */
	HashTurn(Supplier<T> hash, LongConsumer beginning, Runnable end) {
		this.hash = hash;
		this.beginning = beginning;
		this.end = end;
	}

	@Override
	public void run() {
		if (taken.compareAndSet(false, true)) {
			beginning.accept(System.nanoTime() - offered);
			try {
				result.complete(compute());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}
	}

	private T compute() {
		try {
			return hash.get();
		}
		finally {
			end.run();
		}
	}

	/**
	 * Waits for the hash.
	 * @param patience how long it may take to begin, all told
	 * @throws TimeoutException if it has not begun by then; it was given up
	 */
	T await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
		long left = patience.toNanos() - (System.nanoTime() - offered);
		try {
			return result.get(left, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			if (giveUp()) {
				throw ex;
			}
			return result.get();
		}
	}

	/**
	 * Sees to it that the hash is not begun.
	 * @return false if it was, or if it was given up before
	 */
	boolean giveUp() {
		boolean given = taken.compareAndSet(false, true);
		if (given) {
			end.run();
		}
		return given;
	}

}
