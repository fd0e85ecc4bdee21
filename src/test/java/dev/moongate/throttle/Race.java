package dev.moongate.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Many threads that start at once.
 */
final class Race {

	private Race() {
	}

	/**
	 * Runs the same thing in as many threads as given, all from one barrier, and returns
	 * what each of them got.
	 */
	static <T> List<T> run(int runners, IntFunction<Callable<T>> start) throws Exception {
		CountDownLatch barrier = new CountDownLatch(runners);
		try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
			List<Future<T>> finishes = new ArrayList<>();
			for (int i = 0; i < runners; i++) {
				Callable<T> runner = start.apply(i);
				finishes.add(threads.submit(() -> {
					barrier.countDown();
					barrier.await(10, TimeUnit.SECONDS);
					return runner.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> finish : finishes) {
				results.add(finish.get(30, TimeUnit.SECONDS));
			}
			return results;
		}
	}

}
