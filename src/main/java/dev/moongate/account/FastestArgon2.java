package dev.moongate.account;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whichever of several ways to compute Argon2id takes this machine the least processor
 * time: one takes half of what another does on one machine, and twice as much on the
 * next. The first hashes are computed in each way in turn, and tell; a few of those that
 * follow are, because machines change, and memory that is seldom used is cold.
 */
final class FastestArgon2 implements NativeArgon2 {

	/**
	 * How many hashes are computed in each way at first: the first on each thread meet
	 * cold memory.
	 */
	static final int TRIALS = 16;

	/** One of so many hashes is computed in a way whose turn it is, whatever it takes. */
	static final int BETWEEN_TRIALS = 64;

	/** In how many steps a way that takes more than it did is believed to. */
	private static final int STEPS = 8;

	/** Of what takes less memory, the call itself is too large a part. */
	private static final int TELLING_KIB = 1024;

	private static final Logger logger = LoggerFactory.getLogger(FastestArgon2.class);

	private final List<NativeArgon2> ways;

	private final LongSupplier processorNanos;

	private final AtomicLong begun = new AtomicLong();

	/**
	 * By way, the processor time for each MiB and pass, in nanoseconds: the least that
	 * was seen lately, because whatever disturbs a hash makes it dearer. Without end
	 * where none was seen.
	 */
	private final AtomicLongArray costs;

	private volatile int fastest;

	FastestArgon2(List<NativeArgon2> ways) {
		this(ways, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
	}

	/**
	 * Creates the choice between some ways.
	 * @param processorNanos the processor time of the thread that asks
	 */
	FastestArgon2(List<NativeArgon2> ways, LongSupplier processorNanos) {
		this.ways = List.copyOf(ways);
		this.processorNanos = processorNanos;
		this.costs = new AtomicLongArray(LongStream.generate(() -> Long.MAX_VALUE).limit(ways.size()).toArray());
	}

	@Override
	public byte[] compute(byte[] password, byte[] salt, int length, int kib, int times) {
		long number = begun.getAndIncrement();
		int way = way(number);
		long before = processorNanos.getAsLong();
		byte[] hash = ways.get(way).compute(password, salt, length, kib, times);
		if (kib >= TELLING_KIB) {
			long nanos = (processorNanos.getAsLong() - before) * 1024 / ((long) kib * times);
			costs.accumulateAndGet(way, nanos, FastestArgon2::remember);
		}
		if (number >= (long) TRIALS * ways.size() - 1) {
			choose();
		}
		return hash;
	}

	private int way(long number) {
		if (number < (long) TRIALS * ways.size()) {
			return (int) (number % ways.size());
		}
		if (number % BETWEEN_TRIALS == 0) {
			return (int) (number / BETWEEN_TRIALS % ways.size());
		}
		return fastest;
	}

	private static long remember(long cost, long measured) {
		return Math.min(measured, cost + (measured - cost) / STEPS);
	}

	/** Of two that take about the same, the one that is used is left in use. */
	private void choose() {
		int used = fastest;
		int least = IntStream.range(0, ways.size()).boxed().min(Comparator.comparingLong(costs::get)).orElse(used);
		if (costs.get(least) < costs.get(used) / 10 * 9) {
			fastest = least;
			logger.info("Passwords are hashed by {}, which takes {} µs for each MiB and pass instead of {}",
					ways.get(least).getClass().getSimpleName(), costs.get(least) / 1000, costs.get(used) / 1000);
		}
	}

}
