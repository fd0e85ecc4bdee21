package dev.moongate.bench;

import java.util.function.Supplier;

import dev.moongate.bench.Wrk.Load;

/**
 * What comes before a measurement: the same load, until the JVM has compiled what answers
 * it. How long that takes depends on the hour, so it goes on for as long as it gets
 * faster.
 */
final class Warmup {

	/** Less than that is chance. */
	private static final double FASTER = 1.05;

	private static final int MAX_RUNS = 8;

	private Warmup() {
	}

	/**
	 * Runs a load until it has not become faster twice in a row, and then once more.
	 * @return the last run
	 */
	static Load before(Supplier<Load> load) {
		double fastest = 0;
		int inVain = 0;
		for (int run = 0; run < MAX_RUNS && inVain < 2; run++) {
			double rate = load.get().perSecond();
			inVain = (rate > fastest * FASTER) ? 0 : inVain + 1;
			fastest = Math.max(fastest, rate);
		}
		return load.get();
	}

}
