package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.moongate.support.services.WriteRefusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A Redis that hangs, is gone or is full, and a PostgreSQL that is gone.
 */
class RevocationOutageIntegrationTests extends TwoInstances {

	@Test
	void frozenRedisCostsOneTimeoutAndNotOneForEachRequest() {
		redis.freeze();
		await().until(() -> !other.tail.isCurrent());

		Instant begin = Instant.now();
		for (int i = 0; i < 200; i++) {
			assertThat(other.service.isRevoked(alive)).isFalse();
		}

		assertThat(Duration.between(begin, Instant.now())).isLessThan(ONE_TIMEOUT);
		redis.thaw();
		assertRecovered();
	}

	@Test
	void frozenRedisHoldsUpOneOfManyParallelRequests() throws Exception {
		redis.freeze();
		await().until(() -> !other.tail.isCurrent());
		List<Future<Duration>> waits = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
			for (int i = 0; i < 20; i++) {
				waits.add(threads.submit(() -> {
					Instant begin = Instant.now();
					assertThat(other.service.isRevoked(alive)).isFalse();
					return Duration.between(begin, Instant.now());
				}));
			}
		}

		int held = 0;
		for (Future<Duration> wait : waits) {
			held += wait.get().compareTo(Duration.ofMillis(400)) > 0 ? 1 : 0;
		}
		assertThat(held).isEqualTo(1);
	}

	@Test
	void changeThatRedisWasNotToldOfIsToldBeforeItIsBelievedAgain() {
		one.redis.opsForValue().set(RevocationNode.COPY.key(), "as it was");
		redis.freeze();
		await().until(() -> !one.tail.isCurrent() && !one.service.isRevoked(alive) && one.circuit.isOpen());

		one.service.announceUserChange(alive.userId(), RevocationNode.COPY);
		other.events.clear();

		redis.thaw();
		one.awaitCurrent();
		assertThat(one.redis.opsForValue().get(RevocationNode.COPY.key())).isNotEqualTo("as it was");
		// who joins later is told that anything may have changed
		await().atMost(RECOVERY)
			.until(() -> other.events.contains(new UserChanged(alive.userId()))
					|| other.events.contains(new ChangesMissed()));
	}

	@Test
	void logoutWhileRedisHangsIsHeardByTheTimeItIsAnswered() {
		for (int round = 0; round < 3; round++) {
			AccessToken token = RevocationNode.token();
			redis.freeze();
			one.logout(token);

			assertThat(one.service.isRevoked(token)).isTrue();
			assertThat(other.service.isRevoked(token)).isTrue();

			redis.thaw();
			one.awaitCurrent();
			other.awaitCurrent();
			assertThat(other.local.contains(token.sessionId().value())).isTrue();
		}
		assertRecovered();
	}

	@Test
	void logoutWhileRedisIsGoneIsHeardSoon() {
		redis.kill();
		one.logout(dead);

		assertThat(one.service.isRevoked(dead)).isTrue();
		awaitHeard(() -> other.service.isRevoked(dead));
		assertThat(other.service.isRevoked(alive)).isFalse();

		redis.restart();
		assertRecovered();
	}

	@Test
	void logoutWhoseConnectionBreaksIsAnsweredWhenRedisKnows() {
		for (int round = 0; round < 5; round++) {
			AccessToken token = RevocationNode.token();
			one.awaitCurrent();
			redis.send("CLIENT", "KILL", "TYPE", "normal");
			Instant begin = Instant.now();
			one.logout(token);

			if (Duration.between(begin, Instant.now()).toMillis() < 450) {
				assertThat(redis.send("EXISTS", "{revoked}:sid:" + token.sessionId())).isEqualTo(":1");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void redisThatRefusesToBeWrittenToRevivesNoToken(WriteRefusal refusal) {
		redis.refuse(refusal);
		one.logout(dead);

		assertThat(one.service.isRevoked(dead)).isTrue();
		await().atMost(Duration.ofSeconds(1)).until(() -> other.service.isRevoked(dead));
		assertThat(deaf.service.isRevoked(dead)).isTrue();
		assertThat(other.service.isRevoked(alive)).isFalse();

		redis.refuseNoMore(refusal);
		assertRecovered();
	}

	@Test
	void withoutPostgresTheTailSuffices() {
		one.logout(dead);
		await().until(() -> other.local.contains(dead.sessionId().value()));
		postgres.goDown();

		assertThat(other.service.isRevoked(dead)).isTrue();
		assertThat(other.service.isRevoked(alive)).isFalse();
	}

	@Test
	void withoutPostgresAndTheTailRedisSuffices() {
		one.logout(dead);
		postgres.goDown();
		other.tail.stop();

		for (RevocationNode node : List.of(other, deaf)) {
			assertThat(node.service.isRevoked(dead)).isTrue();
			assertThat(node.service.isRevoked(alive)).isFalse();
		}
	}

}
