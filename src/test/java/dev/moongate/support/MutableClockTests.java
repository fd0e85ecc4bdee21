package dev.moongate.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link MutableClock}.
 */
class MutableClockTests {

	private final MutableClock clock = new MutableClock();

	@Test
	void advanceThenAheadOfTheRealTimeAndResetThenNot() {
		clock.advance(Duration.ofMinutes(10));
		clock.advance(Duration.ofMinutes(5));
		assertThat(clock.instant()).isCloseTo(Instant.now().plus(Duration.ofMinutes(15)),
				within(Duration.ofMinutes(1)));
		clock.reset();
		assertThat(clock.instant()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
	}

	@Test
	void withZoneThenMovesTogether() {
		Clock elsewhere = clock.withZone(ZoneId.of("Asia/Taipei"));
		clock.advance(Duration.ofDays(1));
		assertThat(elsewhere.instant()).isCloseTo(clock.instant(), within(Duration.ofMinutes(1)));
		assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Taipei"));
	}

}
