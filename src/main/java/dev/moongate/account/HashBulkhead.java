package dev.moongate.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
		long latestStart = System.nanoTime() + PATIENCE.toNanos();
		Future<T> result;
		try {
			result = threads.submit(() -> {
				if (System.nanoTime() - latestStart > 0) {
					throw new CancellationException();
				}
				return hash.get();
			});
		}
		catch (RejectedExecutionException ex) {
			throw busy();
		}
		return await(result);
	}

	private static <T> T await(Future<T> result) {
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

	private static ProblemException busy() {
		return ProblemException.of(Reason.BUSY).withRetryAfter(RETRY_AFTER);
	}

	@PreDestroy
	void shutdown() {
		threads.shutdownNow();
	}

}
