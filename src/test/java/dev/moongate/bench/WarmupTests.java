package dev.moongate.bench;

import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.moongate.bench.Wrk.Load;

import static org.assertj.core.api.Assertions.assertThat;

class WarmupTests {

	@Test
	void goesOnAsLongAsItGetsFaster() {
		assertThat(Warmup.before(rates(100, 200, 190, 300, 310, 290, 305)).perSecond()).isEqualTo(305);
	}

	@Test
	void endsWhereItGetsFasterForever() {
		assertThat(Warmup.before(rates(IntStream.range(0, 100).mapToDouble((run) -> Math.pow(2, run)).toArray()))
			.perSecond()).isEqualTo(256);
	}

	private static Supplier<Load> rates(double... rates) {
		Iterator<Double> next = DoubleStream.of(rates).iterator();
		return () -> new Load(next.next(), 0, 1, 1);
	}

}
