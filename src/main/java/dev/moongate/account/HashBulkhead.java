package dev.moongate.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * <p>
 * A hash that takes a large part of the memory waits for the one before it, and takes no
 * core while it does.
 */
@Component
class HashBulkhead {

	/**
	 * How many may wait for each core: several times as many as can have their turn in
	 * time, for those who are sent away at once come back at once, and as few as the
	 * memory bears, for each is a request.
	 */
	private static final int WAITING_PER_CORE = 128;

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

	private final int maxWaiting;

	/** Held by the one large hash that there is room for. */
	private final Semaphore large = new Semaphore(1, true);

	/** How many may wait for it: so few that others still have a login under way. */
	private final int maxLargeWaiting;

	private final Duration patience;

	/** Hashes that were begun, and how long all of them together had waited. */
	private final LongAdder begun = new LongAdder();

	private final LongAdder waitedNanos = new LongAdder();

	private final LongAdder refused = new LongAdder();

	@Autowired
	HashBulkhead() {
		this(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().availableProcessors() * WAITING_PER_CORE,
				PATIENCE);
	}

	HashBulkhead(int atOnce, int maxWaiting, Duration patience) {
		this.threads = new ThreadPoolExecutor(atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting),
				new BackgroundThreads("password-hash-"));
		this.logins = new Semaphore(atOnce * LOGINS_PER_HASH, true);
		this.maxWaiting = maxWaiting;
		this.maxLargeWaiting = atOnce * LOGINS_PER_HASH / 2;
		this.patience = patience;
	}

	/**
	 * Runs a login, of which the hash is one step, once few enough others are under way.
	 * A caller for whom no core will be free learns so before anything was looked up or
	 * counted.
	 * @throws ProblemException BUSY if there is no place in the line or the turn does not
	 * come in time; then nothing has been done
	 */
	<T> T inTurn(Supplier<T> login) {
		if (logins.getQueueLength() >= maxWaiting) {
			throw busy();
		}
		acquire(logins);
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
		return await(turn(hash, () -> {
		}));
	}

	/**
	 * Runs a hash that takes much memory when no other such hash runs, and waits for it.
	 * @throws ProblemException BUSY as from {@link #run}, or if too many others wait
	 */
	<T> T runLarge(Supplier<T> hash) {
		HashTurn<T> turn = turn(hash, large::release);
		if (large.getQueueLength() >= maxLargeWaiting) {
			throw busy();
		}
		acquire(large);
		return await(turn);
	}

	private <T> HashTurn<T> turn(Supplier<T> hash, Runnable end) {
		return new HashTurn<>(hash, waited -> {
			begun.increment();
			waitedNanos.add(waited);
		}, end);
	}

	private <T> T await(HashTurn<T> turn) {
		try {
			threads.execute(turn);
			return turn.await(patience);
		}
		catch (TimeoutException ex) {
			threads.remove(turn);
			throw busy();
		}
		catch (RejectedExecutionException ex) {
			turn.giveUp();
			throw busy();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A password could not be hashed", ex.getCause());
		}
		catch (InterruptedException ex) {
			turn.giveUp();
			threads.remove(turn);
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	private void acquire(Semaphore places) {
		try {
			if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw busy();
			}
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
		return threads.getQueue().size() + logins.getQueueLength() + large.getQueueLength();
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

}
