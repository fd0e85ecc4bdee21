package dev.moongate.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * The bulkhead between password hashing and everything else: as many hashes at once as
 * there are cores, on threads of their own that step back for requests.
 * <p>
 * Who finds no core free waits in line, and is told to come back when no turn has come
 * within a moment. Nobody is sent away at once while there is room to wait: a client who
 * tries again in the same instant would keep the cores busy with refusals.
 */
@Component
class HashBulkhead {

	private static final int MAX_WAITING = 1000;

	/** With a hash and the way to the caller, well within a second. */
	private static final Duration PATIENCE = Duration.ofMillis(700);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	/**
	 * How many logins are under way for each hash that is: enough that no core waits for
	 * a database while somebody waits for a core.
	 */
	private static final int LOGINS_PER_HASH = 4;

	private final ThreadPoolExecutor threads;

	private final Semaphore logins;

	private final Duration patience;

	/** Hashes that were begun, and how long all of them together had waited. */
	private final LongAdder begun = new LongAdder();

	private final LongAdder waitedNanos = new LongAdder();

	private final LongAdder refused = new LongAdder();

	@Autowired
	HashBulkhead() {
		this(Runtime.getRuntime().availableProcessors(), MAX_WAITING, PATIENCE);
	}

	HashBulkhead(int atOnce, int maxWaiting, Duration patience) {
		this.threads = new ThreadPoolExecutor(atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting),
				new BackgroundThreads("password-hash-"));
		this.logins = new Semaphore(atOnce * LOGINS_PER_HASH, true);
		this.patience = patience;
	}

	/**
	 * Does what a hash stands in the middle of, when few others do: who will find no core
	 * free learns it before anything was looked up or counted for him.
	 * @throws ProblemException BUSY if the turn does not come in time; then nothing has
	 * been done
	 */
	<T> T inTurn(Supplier<T> login) {
		try {
			if (!logins.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw busy();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
		try {
			return login.get();
		}
		finally {
			logins.release();
		}
	}

	/**
	 * Runs a hash and waits for it.
	 * @throws ProblemException BUSY if there is no place in the line or the turn does not
	 * come in time; then the hash has not run and will not
	 */
	<T> T run(Supplier<T> hash) {
		Turn<T> turn = new Turn<>(hash);
		try {
			threads.execute(turn);
			return turn.await(patience);
		}
		catch (TimeoutException ex) {
			threads.remove(turn);
			throw busy();
		}
		catch (RejectedExecutionException ex) {
			throw busy();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A password could not be hashed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	private ProblemException busy() {
		refused.increment();
		return ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
	}

	/** How many hashes, and logins on the way to one, wait for their turn. */
	int waiting() {
		return threads.getQueue().size() + logins.getQueueLength();
	}

	/** How many hashes are being computed. */
	int working() {
		return threads.getActiveCount();
	}

	long begun() {
		return begun.sum();
	}

	/** How long all hashes that were begun had waited, in nanoseconds. */
	long waitedNanos() {
		return waitedNanos.sum();
	}

	/** How many were told to come back. */
	long refused() {
		return refused.sum();
	}

	@PreDestroy
	void shutdown() {
		threads.shutdownNow();
	}

	/**
	 * One hash: begun by a thread, or given up by who waits for it, but never both.
	 */
	private final class Turn<T> implements Runnable {

		private final Supplier<T> hash;

		private final AtomicBoolean taken = new AtomicBoolean();

		private final CompletableFuture<T> result = new CompletableFuture<>();

		private final long offered = System.nanoTime();

		private Turn(Supplier<T> hash) {
			this.hash = hash;
		}

		@Override
		public void run() {
			if (taken.compareAndSet(false, true)) {
				begun.increment();
				waitedNanos.add(System.nanoTime() - offered);
				try {
					result.complete(hash.get());
				}
				catch (Throwable ex) {
					result.completeExceptionally(ex);
				}
			}
		}

		private T await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
			try {
				return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (TimeoutException ex) {
				if (taken.compareAndSet(false, true)) {
					throw ex;
				}
				return result.get();
			}
		}

	}

}
