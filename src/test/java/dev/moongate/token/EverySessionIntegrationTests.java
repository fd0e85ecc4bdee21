package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end of every session at once, on several instances and through all that can happen
 * to Redis: {@code dead} and {@code alive} were opened before, what comes later lives.
 */
class EverySessionIntegrationTests extends TwoInstances {

	private static final Duration LONGEST = Duration.ofDays(90);

	private Instant now = Instant.EPOCH;

	@BeforeEach
	void waitForTheNextMillisecond() {
		now = Instant.now();
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> Instant.now().toEpochMilli() > now.toEpochMilli());
	}

	@Test
	void everySessionIsDeadAtOnceHereAndSoonEverywhere() {
		revokeEverySession();

		assertThat(one.service.isRevoked(alive)).isTrue();
		awaitHeard(() -> other.service.isRevoked(alive));
		assertThat(other.local.all()).hasSize(1);
		assertThat(deaf.service.isRevoked(alive)).isTrue();
		assertLaterOnesLive();
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void instanceThatStartsLaterKnows() {
		revokeEverySession();
		try (RevocationNode late = RevocationNode.started(redis.configuration(), postgres)) {
			assertThat(late.service.isRevoked(alive)).isTrue();
			assertThat(late.service.isRevoked(RevocationNode.token())).isFalse();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void whileRedisHangsEveryInstanceFindsOutFromPostgres() {
		redis.freeze();
		await().until(() -> !other.tail.isCurrent());
		revokeEverySession();

		assertThat(one.service.isRevoked(alive)).isTrue();
		assertThat(other.service.isRevoked(alive)).isTrue();
		assertThat(other.service.isRevoked(RevocationNode.token())).isFalse();

		redis.thaw();
		one.awaitCurrent();
		other.awaitCurrent();
		assertThat(other.local.reaches(alive.sessionId().value())).isTrue();
		awaitEpoch();
		assertThat(deaf.service.isRevoked(alive)).isTrue();
	}

	@Test
	void emptyRedisRevivesNothing() {
		revokeEverySession();
		redis.kill();
		redis.restart();
		awaitEpoch();

		try (RevocationNode fresh = RevocationNode.deaf(redis.configuration(), postgres)) {
			int questions = postgres.questions();
			assertThat(fresh.service.isRevoked(alive)).isTrue();
			assertThat(fresh.service.isRevoked(RevocationNode.token())).isFalse();
			assertThat(postgres.questions()).isEqualTo(questions);
		}
	}

	@Test
	void withoutPostgresAndTheTailRedisSuffices() {
		revokeEverySession();
		postgres.goDown();
		other.tail.stop();

		assertThat(other.service.isRevoked(alive)).isTrue();
		assertThat(deaf.service.isRevoked(alive)).isTrue();
		assertThat(deaf.service.isRevoked(RevocationNode.token())).isFalse();
	}

	@Test
	void earlierOneHeardLaterChangesNothing() {
		AccessToken between = RevocationNode.token();
		Instant later = Instant.now();
		one.service.revokeEverySession(later, later.plus(LONGEST));
		revokeEverySession();

		awaitHeard(() -> other.service.isRevoked(between));
		assertThat(one.service.isRevoked(between)).isTrue();
		assertThat(deaf.service.isRevoked(between)).isTrue();
	}

	private void revokeEverySession() {
		one.service.revokeEverySession(now, now.plus(LONGEST));
	}

	private void assertLaterOnesLive() {
		AccessToken later = RevocationNode.token();
		assertThat(one.service.isRevoked(later)).isFalse();
		assertThat(other.service.isRevoked(later)).isFalse();
		assertThat(deaf.service.isRevoked(later)).isFalse();
	}

}
