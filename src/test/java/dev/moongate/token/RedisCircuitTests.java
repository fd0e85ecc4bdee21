package dev.moongate.token;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

import dev.moongate.support.Race;

import static org.assertj.core.api.Assertions.assertThat;

class RedisCircuitTests {

	private final RedisCircuit circuit = new RedisCircuit();

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void askReturnsTheAnswer() {
		assertThat(circuit.ask(() -> "yes")).hasValue("yes");
	}

	@Test
	void askAfterAFailureAsksNobody() {
		assertThat(circuit.ask(this::fail)).isEmpty();

		for (int i = 0; i < 100; i++) {
			assertThat(circuit.ask(this::fail)).isEmpty();
		}

		assertThat(asked).hasValue(1);
	}

	@Test
	void askAfterAnAnswerElsewhereAsksAgain() {
		circuit.ask(this::fail);
		circuit.close();

		assertThat(circuit.ask(() -> "yes")).hasValue("yes");
	}

	@Test
	void askWhileNobodyKnowsAsksOneAtATime() {
		CountDownLatch everyoneElseIsDone = new CountDownLatch(9);

		List<Optional<String>> answers = Race.of(10, (i) -> {
			Optional<String> answer = circuit.ask(() -> {
				asked.incrementAndGet();
				await(everyoneElseIsDone);
				return "yes";
			});
			everyoneElseIsDone.countDown();
			return answer;
		});

		assertThat(asked).hasValue(1);
		assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
	}

	@Test
	void askAfterAFreshAnswerAsksInParallel() {
		circuit.close();
		CountDownLatch everyoneAsks = new CountDownLatch(10);

		List<Optional<String>> answers = Race.of(10, (i) -> circuit.ask(() -> {
			everyoneAsks.countDown();
			await(everyoneAsks);
			return "yes";
		}));

		assertThat(answers).allMatch(Optional::isPresent);
	}

	private String fail() {
		asked.incrementAndGet();
		throw new QueryTimeoutException("800 ms");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
