package dev.moongate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How two requests compare.
 *
 * @param first the median of the first, in milliseconds
 * @param second the median of the second
 * @param firstSlower the part of the rounds in which the first took longer
 */
record TimingComparison(double first, double second, double firstSlower) {

	private static final double FAIR_MILLIS = 3;

	private static final double FAIR_PART = 0.03;

	private static final double FEWEST_SLOWER = 0.4;

	private static final double MOST_SLOWER = 0.6;

	static TimingComparison of(long[] first, long[] second) {
		long slower = IntStream.range(0, first.length).filter((i) -> first[i] > second[i]).count();
		return new TimingComparison(median(first), median(second), (double) slower / first.length);
	}

	private static double median(long[] nanos) {
		return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow() / 1e6;
	}

	boolean isFair() {
		double allowed = Math.max(FAIR_MILLIS, FAIR_PART * Math.max(first, second));
		return Math.abs(first - second) <= allowed && firstSlower >= FEWEST_SLOWER && firstSlower <= MOST_SLOWER;
	}

	void print(String name) {
		System.out.printf(Locale.ROOT, "%-42s %9.2f %9.2f %9.2f %6.2f  %s%n", name, first, second, first - second,
				firstSlower, isFair() ? "fair" : "TELLS");
	}

}
