package dev.moongate.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Tasks that all start at the same moment, each on a thread of its own.
 */
public final class Race {

	private static final int PATIENCE_SECONDS = 60;

	private Race() {
	}

	/**
	 * Runs a task so many times at once.
	 * @param task what to do, given the number of the runner, from 0
	 * @return the results, in the order of the runners
	 */
	public static <T> List<T> of(int runners, IntFunction<T> task) {
		return between(
				IntStream.range(0, runners).<Callable<T>>mapToObj((runner) -> () -> task.apply(runner)).toList());
	}

	/**
	 * Runs different tasks at once.
	 * @return the results, in the order of the tasks
	 * @throws AssertionError if one of them fails
	 */
	public static <T> List<T> between(List<Callable<T>> tasks) {
		CyclicBarrier start = new CyclicBarrier(tasks.size());
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<Future<T>> runs = tasks.stream().map((task) -> threads.submit(() -> {
				start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
				return task.call();
			})).toList();
			List<T> results = new ArrayList<>();
			for (Future<T> run : runs) {
				results.add(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new AssertionError("A runner failed", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new AssertionError("A runner did not arrive", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

}
