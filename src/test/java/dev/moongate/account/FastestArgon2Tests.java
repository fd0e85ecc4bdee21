package dev.moongate.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.moongate.account.FastestArgon2.BETWEEN_TRIALS;
import static dev.moongate.account.FastestArgon2.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link FastestArgon2}, with ways that take what they are told to.
 */
class FastestArgon2Tests {

	private static final int KIB = 19 * 1024;

	private static final int TIMES = 2;

	private final AtomicLong processorNanos = new AtomicLong();

	@ParameterizedTest
	@CsvSource({ "20, 30, 0", "30, 20, 1" })
	void theOneThatTakesLessIsUsedOnceBothWereTried(int first, int second, int faster) {
		List<Way> ways = List.of(new Way(first), new Way(second));
		FastestArgon2 fastest = fastest(ways);
		compute(fastest, 2 * TRIALS);
		assertThat(ways).extracting(Way::computed).containsExactly(TRIALS, TRIALS);
		compute(fastest, 100 * BETWEEN_TRIALS);
		assertThat(ways.get(1 - faster).computed()).isBetween(TRIALS + 45, TRIALS + 55);
	}

	@Test
	void aDisturbanceDecidesNothing() {
		List<Way> ways = List.of(new Way(20), new Way(30));
		FastestArgon2 fastest = fastest(ways);
		compute(fastest, 2 * TRIALS - 2);
		ways.getFirst().disturb(100);
		compute(fastest, 2);
		ways.getFirst().disturb(0);
		compute(fastest, BETWEEN_TRIALS);
		assertThat(ways.getLast().computed()).isLessThanOrEqualTo(TRIALS + 1);
	}

	/** What keeps its memory has it cold on each thread at first. */
	@Test
	void aWayMayBeginSlowly() {
		List<Way> ways = List.of(new Way(30), new Way(20));
		FastestArgon2 fastest = fastest(ways);
		ways.getLast().disturb(40);
		compute(fastest, 2 * TRIALS - 4);
		ways.getLast().disturb(0);
		compute(fastest, BETWEEN_TRIALS);
		assertThat(ways.getFirst().computed()).isLessThanOrEqualTo(TRIALS + 1);
	}

	@Test
	void whatBecomesFasterIsFound() {
		List<Way> ways = List.of(new Way(20), new Way(40));
		FastestArgon2 fastest = fastest(ways);
		compute(fastest, 1000);
		ways.getFirst().disturb(40);
		compute(fastest, 100);
		int before = ways.getFirst().computed();
		compute(fastest, BETWEEN_TRIALS);
		assertThat(ways.getFirst().computed()).isLessThanOrEqualTo(before + 1);
		ways.getFirst().disturb(0);
		compute(fastest, 2 * BETWEEN_TRIALS);
		before = ways.getLast().computed();
		compute(fastest, BETWEEN_TRIALS);
		assertThat(ways.getLast().computed()).isLessThanOrEqualTo(before + 1);
	}

	@Test
	void ofTwoThatTakeAboutTheSameOneStaysInUse() {
		List<Way> ways = List.of(new Way(20), new Way(19));
		FastestArgon2 fastest = fastest(ways);
		compute(fastest, 2 * TRIALS + BETWEEN_TRIALS);
		assertThat(ways.getLast().computed()).isLessThanOrEqualTo(TRIALS + 1);
	}

	/** Hashes from elsewhere take what they take. */
	@Test
	void whatAHashCostsIsLookedAtForItsSize() {
		List<Way> ways = List.of(new Way(30), new Way(20));
		FastestArgon2 fastest = fastest(ways);
		for (int i = 0; i < TRIALS; i++) {
			fastest.compute(new byte[1], new byte[16], 32, KIB / 8, TIMES);
			fastest.compute(new byte[1], new byte[16], 32, KIB * 8, TIMES * 2);
		}
		compute(fastest, BETWEEN_TRIALS);
		assertThat(ways.getFirst().computed()).isLessThanOrEqualTo(TRIALS + 1);
	}

	@Test
	void aWayThatComputesNothingIsNotTheFastest() {
		Way computing = new Way(20);
		NativeArgon2 failing = (password, salt, length, kib, times) -> {
			throw new IllegalStateException("no memory");
		};
		FastestArgon2 fastest = new FastestArgon2(List.of(computing, failing), processorNanos::get);
		for (int i = 0; i < TRIALS; i++) {
			compute(fastest, 1);
			assertThatIllegalStateException().isThrownBy(() -> compute(fastest, 1));
		}
		compute(fastest, 30);
		assertThat(computing.computed()).isEqualTo(TRIALS + 30);
	}

	@Test
	void smallHashesTellNothing() {
		List<Way> ways = List.of(new Way(20), new Way(30));
		FastestArgon2 fastest = fastest(ways);
		compute(fastest, 2 * TRIALS);
		ways.getFirst().disturb(1);
		for (int i = 0; i < 30; i++) {
			fastest.compute(new byte[1], new byte[16], 32, 64, 1);
		}
		assertThat(ways.getFirst().computed()).isEqualTo(TRIALS + 30);
	}

	@Test
	void hashesAtOnceAreRightWhoeverComputesThem() throws Exception {
		assumeThat(CompiledArgon2.load(KIB, TIMES, new SecureRandom())).isPresent();
		List<NativeArgon2> libraries = List.of(new SodiumArgon2(), new ReferenceArgon2());
		AtomicInteger computed = new AtomicInteger();
		NativeArgon2 fastest = new FastestArgon2(libraries);
		byte[] expected = libraries.getFirst().compute(new byte[1], new byte[16], 32, KIB, TIMES);
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			IntStream.range(0, 100).forEach((i) -> threads.execute(() -> {
				assertThat(fastest.compute(new byte[1], new byte[16], 32, KIB, TIMES)).isEqualTo(expected);
				computed.incrementAndGet();
			}));
		}
		assertThat(computed).hasValue(100);
	}

	private FastestArgon2 fastest(List<Way> ways) {
		return new FastestArgon2(List.copyOf(ways), processorNanos::get);
	}

	private static void compute(NativeArgon2 argon2, int hashes) {
		for (int i = 0; i < hashes; i++) {
			argon2.compute(new byte[1], new byte[16], 32, KIB, TIMES);
		}
	}

	/** Takes processor time in proportion to its work, and computes nothing. */
	private final class Way implements NativeArgon2 {

		private final int millis;

		private int disturbance;

		private int computed;

		Way(int millis) {
			this.millis = millis;
		}

		void disturb(int extraMillis) {
			this.disturbance = extraMillis;
		}

		int computed() {
			return computed;
		}

		@Override
		public byte[] compute(byte[] password, byte[] salt, int length, int kib, int times) {
			computed++;
			processorNanos.addAndGet(millis * 1_000_000L * kib * times / (KIB * TIMES) + disturbance * 1_000_000L);
			return new byte[length];
		}

	}

}
