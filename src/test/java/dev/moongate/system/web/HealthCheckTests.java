package dev.moongate.system.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HealthCheckTests {

	private static final int CROWD = 20;

	private final AtomicInteger asked = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isHealthyWhileSomebodyAsksThenTakesTheSameAnswer(boolean healthy) throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		HealthCheck check = check(() -> {
			await(end);
			return healthy;
		});
		List<Boolean> answers = new CopyOnWriteArrayList<>();
		List<Thread> crowd = new ArrayList<>();
		for (int i = 0; i < CROWD; i++) {
			crowd.add(Thread.ofPlatform().start(() -> answers.add(check.isHealthy())));
		}
		Awaitility.await().until(() -> crowd.stream().allMatch((each) -> each.getState() == Thread.State.WAITING));
		assertThat(asked).hasValue(1);

		end.countDown();
		for (Thread each : crowd) {
			each.join();
		}

		assertThat(answers).hasSize(CROWD).containsOnly(healthy);
		assertThat(asked).hasValue(1);
	}

	@Test
	void isHealthyThenTheNextAsksAnew() {
		HealthCheck check = check(() -> asked.get() == 1);
		assertThat(check.isHealthy()).isTrue();
		assertThat(check.isHealthy()).isFalse();
	}

	@Test
	void isUnhealthyThenTheNextAsksAnew() {
		HealthCheck check = check(() -> asked.get() == 2);
		assertThat(check.isHealthy()).isFalse();
		assertThat(check.isHealthy()).isTrue();
	}

	@Test
	void isHealthyWhenTheCheckFailsThenNobodyWaitsForItForever() {
		HealthCheck check = check(() -> {
			if (asked.get() == 1) {
				throw new IllegalStateException("no answer");
			}
			return true;
		});
		assertThatThrownBy(check::isHealthy).hasMessage("no answer");
		assertThat(check.isHealthy()).isTrue();
	}

	private HealthCheck check(BooleanSupplier services) {
		return new HealthCheck(() -> {
			asked.incrementAndGet();
			return services.getAsBoolean();
		});
	}

	private static void await(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
