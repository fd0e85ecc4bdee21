package dev.moongate.system;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Ids}.
 */
class IdsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T08:30:00.123Z");

	private final SecureRandom random = new SecureRandom();

	@Test
	void nextIsAUuidOfVersionSevenThatHoldsItsTime() {
		UUID id = at(NOW).next();
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(NOW);
	}

	@Test
	void laterIdSortsBehindAsTextAndAsBytes() {
		UUID earlier = at(NOW).next();
		UUID later = at(NOW.plus(Duration.ofMillis(1))).next();
		assertThat(later.toString()).isGreaterThan(earlier.toString());
		assertThat(later).isGreaterThan(earlier);
	}

	@Test
	void idsOfOneMomentDiffer() {
		Ids ids = at(NOW);
		Set<UUID> made = new HashSet<>();
		for (int i = 0; i < 10_000; i++) {
			UUID id = ids.next();
			assertThat(id.version()).isEqualTo(7);
			assertThat(id.variant()).isEqualTo(2);
			made.add(id);
		}
		assertThat(made).hasSize(10_000);
	}

	private Ids at(Instant now) {
		return new Ids(Clock.fixed(now, ZoneOffset.UTC), random);
	}

}
