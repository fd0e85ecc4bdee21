package dev.moongate.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.moongate.system.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The look at what PostgreSQL knows, by a clock that is not to be trusted.
 */
class RevocationSweepTests {

	private final MovableClock clock = new MovableClock(Instant.now());

	private final TestLedger postgres = new TestLedger();

	private final LocalRevocations local = new LocalRevocations(clock, LocalRevocations.MAX_SIZE);

	@Test
	void clockThatWasAheadForAWhileRevivesNoToken() {
		AccessToken token = RevocationNode.token();
		postgres.commitRevocation(token.sessionId(), clock.instant());
		try (RevocationNode node = RevocationNode.withoutRedis(postgres)) {
			RevocationMirror mirror = new RevocationMirror(RevocationNode.ledger(postgres, clock), node.store, local,
					node.circuit, new Ids(clock, new SecureRandom()), clock);
			mirror.sweep();
			clock.move(Duration.ofMinutes(5));
			mirror.sweep();
			assertThat(local.refuses(token)).isTrue();

			clock.move(Duration.ofHours(1));
			mirror.sweep();
			clock.move(Duration.ofHours(-1));
			mirror.sweep();

			assertThat(local.refuses(token)).isTrue();
		}
	}

}
