package dev.moongate.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.moongate.support.Race;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where refusals wait.
 */
class RefusalQueueTests {

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	private final RefusalQueue queue = new RefusalQueue(10, Duration.ofMinutes(1));

	@Test
	void firstIsDueAtOnceAndThoseLikeItTogetherAfterAMinute() {
		queue.offer(refusal("192.0.2.1"));
		assertThat(queue.due(NOON)).extracting(AuditRecord::count).containsExactly(1);
		for (int i = 0; i < 500; i++) {
			assertThat(queue.offer(refusal("192.0.2.1"))).isTrue();
		}
		assertThat(queue.due(NOON.plusSeconds(59))).isEmpty();
		assertThat(queue.size()).isEqualTo(1);
		assertThat(queue.due(NOON.plusSeconds(60))).extracting(AuditRecord::count).containsExactly(500);
		assertThat(queue.size()).isZero();
	}

	@Test
	void minuteBeginsAnewWithEachRecord() {
		queue.offer(refusal("192.0.2.1"));
		queue.due(NOON);
		queue.offer(refusal("192.0.2.1"));
		queue.due(NOON.plusSeconds(60));
		queue.offer(refusal("192.0.2.1"));
		assertThat(queue.due(NOON.plusSeconds(90))).isEmpty();
		assertThat(queue.due(NOON.plusSeconds(120))).hasSize(1);
	}

	@Test
	void quietMinuteIsForgotten() {
		queue.offer(refusal("192.0.2.1"));
		queue.due(NOON);
		queue.due(NOON.plusSeconds(61));
		queue.offer(refusal("192.0.2.1"));
		assertThat(queue.due(NOON.plusSeconds(62))).hasSize(1);
	}

	@Test
	void whatDiffersIsKeptApart() {
		queue.offer(refusal("192.0.2.1"));
		queue.offer(refusal("192.0.2.2"));
		assertThat(queue.due(NOON)).extracting((record) -> record.origin().ip())
			.containsExactly("192.0.2.1", "192.0.2.2");
	}

	@Test
	void fullQueueRefusesWhatIsNewAndCountsWhatIsNot() {
		for (int i = 0; i < 10; i++) {
			assertThat(queue.offer(refusal("192.0.2." + i))).isTrue();
		}
		assertThat(queue.offer(refusal("192.0.2.10"))).isFalse();
		assertThat(queue.offer(refusal("192.0.2.3"))).isTrue();
		assertThat(queue.size()).isEqualTo(10);
	}

	@Test
	void crowdedQueueWaitsForNoMinute() {
		IntStream.range(0, 6).forEach((i) -> queue.offer(refusal("192.0.2." + i)));
		assertThat(queue.due(NOON)).hasSize(6);
		IntStream.range(0, 6).forEach((i) -> queue.offer(refusal("192.0.2." + i)));
		assertThat(queue.due(NOON.plusSeconds(1))).hasSize(6);
	}

	@Test
	void noneIsLostAmongManyAtOnce() {
		Race.of(8, (runner) -> {
			for (int i = 0; i < 1_000; i++) {
				queue.offer(refusal("192.0.2.1"));
			}
			return runner;
		});
		assertThat(queue.all(NOON)).extracting(AuditRecord::count).containsExactly(8_000);
	}

	private static AuditRecord refusal(String ip) {
		return new AuditRecord(UUID.randomUUID(), NOON, "login.failed", AuditResult.REFUSED, "INVALID_CREDENTIALS", 1,
				null, null, new Origin(null, ip, null, null, null));
	}

}
