package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static dev.moongate.token.TestTokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

class LocalRevocationsTests {

	private final MovableClock clock = new MovableClock(NOW);

	private final LocalRevocations local = new LocalRevocations(clock, 3);

	@Test
	void revocationIsKeptUntilItsTokensHaveEnded() {
		UUID id = revoke(1, NOW.plusSeconds(60));

		clock.move(Duration.ofSeconds(59));
		local.forgetEnded();
		assertThat(local.contains(id)).isTrue();

		clock.move(Duration.ofSeconds(1));
		local.forgetEnded();
		assertThat(local.contains(id)).isFalse();
	}

	@Test
	void laterEndOfTheSameRevocationCounts() {
		UUID id = revoke(1, NOW.plusSeconds(60));
		revoke(1, NOW.plusSeconds(30));

		clock.move(Duration.ofSeconds(45));
		local.forgetEnded();

		assertThat(local.contains(id)).isTrue();
	}

	@Test
	void fullSetSaysThatItIsIncompleteUntilWhatItLacksHasEnded() {
		for (int i = 1; i <= 3; i++) {
			revoke(i, NOW.plusSeconds(60));
		}
		assertThat(local.isComplete()).isTrue();

		UUID dropped = revoke(4, NOW.plusSeconds(90));

		assertThat(local.contains(dropped)).isFalse();
		assertThat(local.isComplete()).isFalse();
		clock.move(Duration.ofSeconds(90).plusMillis(1));
		assertThat(local.isComplete()).isTrue();
	}

	@Test
	void fullSetMakesRoomByForgettingWhatHasEnded() {
		for (int i = 1; i <= 3; i++) {
			revoke(i, NOW.plusSeconds(60));
		}
		clock.move(Duration.ofSeconds(60));

		UUID id = revoke(4, NOW.plusSeconds(120));

		assertThat(local.contains(id)).isTrue();
		assertThat(local.isComplete()).isTrue();
	}

	private UUID revoke(long number, Instant until) {
		UUID id = new UUID(0, number);
		local.add(List.of(new Revocation(Revocation.Kind.SESSION, id, until)));
		return id;
	}

}
