package dev.moongate.support;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Race}.
 */
class RaceTests {

	@Test
	void ofThenAllRunAtOnceAndResultsAreInOrder() {
		CountDownLatch all = new CountDownLatch(20);
		List<Integer> results = Race.of(20, (runner) -> {
			all.countDown();
			return awaited(all) ? runner : -1;
		});
		assertThat(results).hasSize(20).isSorted().doesNotContain(-1);
	}

	@Test
	void betweenWhenARunnerFailsThenItsFailureIsTheCause() {
		IllegalStateException failure = new IllegalStateException("stumbled");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Race.between(List.of(() -> "home", () -> {
			throw failure;
		}))).withCause(failure);
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
