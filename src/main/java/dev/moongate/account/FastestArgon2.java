package dev.moongate.account;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whichever of several ways to compute Argon2id takes this machine the least processor
 * time: one takes half of what another does on one machine, and twice as much on the
 * next. The first hashes are computed in each way in turn, and tell.
 */
final class FastestArgon2 implements NativeArgon2 {

	/**
	 * The least of so many counts: memory is cold at first, and threads are disturbed.
	 */
	static final int TRIALS = 4;

	private static final Logger logger = LoggerFactory.getLogger(FastestArgon2.class);

	private final List<NativeArgon2> ways;

	private final LongSupplier processorNanos;

	private final AtomicInteger begun = new AtomicInteger();

	/** By way, the least processor time for a MiB and one pass, in nanoseconds. */
	private final AtomicLongArray least;

	private volatile @Nullable NativeArgon2 fastest;

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
		this.least = new AtomicLongArray(LongStream.generate(() -> Long.MAX_VALUE).limit(ways.size()).toArray());
	}

	@Override
	public byte[] compute(byte[] password, byte[] salt, int length, int kib, int times) {
		NativeArgon2 known = fastest;
		if (known != null) {
			return known.compute(password, salt, length, kib, times);
		}
		int turn = begun.getAndIncrement();
		int way = turn % ways.size();
		long before = processorNanos.getAsLong();
		byte[] hash = ways.get(way).compute(password, salt, length, kib, times);
		long nanos = (processorNanos.getAsLong() - before) * 1024 / ((long) kib * times);
		least.accumulateAndGet(way, nanos, Math::min);
		if (turn >= ways.size() * TRIALS - 1) {
			fastest = choose();
		}
		return hash;
	}

	private NativeArgon2 choose() {
		List<Integer> byCost = IntStream.range(0, ways.size())
			.boxed()
			.sorted(Comparator.comparingLong(least::get))
			.toList();
		logger.info("Passwords are hashed by the fastest of {}",
				byCost.stream().map((way) -> name(way) + " (" + least.get(way) / 1000 + " µs for each MiB)").toList());
		return ways.get(byCost.getFirst());
	}

	private String name(int way) {
		return ways.get(way).getClass().getSimpleName();
	}

}
