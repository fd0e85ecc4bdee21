package dev.moongate.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * The bulkhead between password hashing and everything else: as many hashes at once as
 * there are cores, on threads of their own so that the operating system shares the cores
 * fairly with token checks, and a queue short enough that whoever is let in has an answer
 * within a second. The rest is told to come back.
 */
@Component
class HashBulkhead {

	private static final int QUEUE_PER_CORE = 16;

	private static final Duration PATIENCE = Duration.ofMillis(800);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final ThreadPoolExecutor threads;

	/** Hashes that were begun, and how long all of them together had waited. */
	private final LongAdder begun = new LongAdder();

	private final LongAdder waitedNanos = new LongAdder();

	private final LongAdder refused = new LongAdder();

	HashBulkhead() {
		int cores = Runtime.getRuntime().availableProcessors();
		this.threads = new ThreadPoolExecutor(cores, cores, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(cores * QUEUE_PER_CORE),
				Thread.ofPlatform().daemon().name("password-hash-", 1).factory());
	}

	/**
	 * Runs a hash and waits for it.
	 * @throws ProblemException BUSY if there is no place in the queue or the turn comes
	 * too late
	 */
	<T> T run(Supplier<T> hash) {
		long offered = System.nanoTime();
		long latestStart = offered + PATIENCE.toNanos();
		Future<T> result;
		try {
			result = threads.submit(() -> {
				if (System.nanoTime() - latestStart > 0) {
					throw new CancellationException();
				}
				begun.increment();
				waitedNanos.add(System.nanoTime() - offered);
				return hash.get();
			});
		}
		catch (RejectedExecutionException ex) {
			throw busy();
		}
		return await(result);
	}

	private <T> T await(Future<T> result) {
		try {
			return result.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof CancellationException) {
				throw busy();
			}
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

	/** How many hashes wait for their turn. */
	int waiting() {
		return threads.getQueue().size();
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
