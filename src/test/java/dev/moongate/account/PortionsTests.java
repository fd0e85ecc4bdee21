package dev.moongate.account;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortionsTests {

	private final List<WeakReference<List<Integer>>> read = new ArrayList<>();

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private int rows;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, Portions.SIZE - 1, Portions.SIZE, Portions.SIZE + 1, 3 * Portions.SIZE })
	void everyRowIsToldOnceAndInOrder(int rows) {
		this.rows = rows;
		List<Object> told = new ArrayList<>();
		portions().forEachRemaining(told::add);
		assertThat(told).isEqualTo(IntStream.range(0, rows).mapToObj((row) -> "row " + row).toList());
	}

	@Test
	void nextWhenThereIsNoneThenThrows() {
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(portions()::next);
	}

	@Test
	void portionIsReadWhenTheOneBeforeItIsWrittenAndThatIsNotHeld() {
		rows = 3 * Portions.SIZE;
		Iterator<Object> portions = portions();
		for (int row = 0; row < Portions.SIZE; row++) {
			portions.next();
		}
		assertThat(read).hasSize(1);
		assertThat(portions.next()).isEqualTo("row " + Portions.SIZE);
		assertThat(read).hasSize(2);
		Awaitility.await().until(() -> {
			System.gc();
			return read.getFirst().refersTo(null);
		});
		assertThat(portions.hasNext()).isTrue();
	}

	@Test
	void whoTakesAPortionTooSlowlyDoesNotGetTheRest() {
		rows = 2;
		Iterator<Object> portions = portions();
		// others are written before it
		nanos.addAndGet(2 * Portions.PATIENCE.toNanos());
		assertThat(portions.next()).isEqualTo("row 0");
		nanos.addAndGet(Portions.PATIENCE.toNanos() + 1);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(portions::hasNext)
			.extracting(ProblemException::reason)
			.isEqualTo(Reason.BUSY);
	}

	@Test
	void everyPortionHasItsTime() {
		rows = 3 * Portions.SIZE;
		Iterator<Object> portions = portions();
		for (int row = 0; row < rows; row++) {
			if (row % Portions.SIZE == Portions.SIZE - 1) {
				nanos.addAndGet(Portions.PATIENCE.toNanos());
			}
			assertThat(portions.next()).isEqualTo("row " + row);
		}
		assertThat(portions.hasNext()).isFalse();
	}

	private Iterator<Object> portions() {
		return new Portions<>(this::after, (row) -> "row " + row, nanos::get);
	}

	private List<Integer> after(@Nullable Integer last) {
		int first = (last == null) ? 0 : last + 1;
		List<Integer> portion = new ArrayList<>(
				IntStream.range(first, Math.min(first + Portions.SIZE, rows)).boxed().toList());
		read.add(new WeakReference<>(portion));
		return portion;
	}

}
