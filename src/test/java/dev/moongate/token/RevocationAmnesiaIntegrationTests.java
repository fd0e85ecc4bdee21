package dev.moongate.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A Redis that answers and has forgotten.
 */
class RevocationAmnesiaIntegrationTests extends TwoInstances {

	@Test
	void emptyRedisRevivesNoToken() {
		one.logout(dead);
		await().until(() -> deaf.service.isRevoked(dead));

		redis.send("FLUSHALL");

		for (RevocationNode node : List.of(one, other, deaf)) {
			assertThat(node.service.isRevoked(dead)).isTrue();
			assertThat(node.service.isRevoked(alive)).isFalse();
		}
		assertRecovered();
	}

	@Test
	void restartedRedisRevivesNoToken() {
		one.logout(dead);

		redis.restart();

		for (RevocationNode node : List.of(one, other, deaf)) {
			assertThat(node.service.isRevoked(dead)).isTrue();
			assertThat(node.service.isRevoked(alive)).isFalse();
		}
		assertRecovered();
	}

	@Test
	void snapshotOfOlderDaysRevivesNoToken() {
		redis.send("SAVE");
		one.logout(dead);
		one.tail.stop();
		other.tail.stop();
		redis.restart();

		assertThat(redis.send("EXISTS", RevocationStore.EPOCH)).isEqualTo(":1");
		await().ignoreExceptions().until(() -> deaf.redis.hasKey(RevocationStore.EPOCH));
		deaf.circuit.close();
		assertThat(deaf.service.isRevoked(dead)).isTrue();
		assertThat(deaf.service.isRevoked(alive)).isFalse();
		assertThat(postgres.questions()).isPositive();
	}

	@Test
	void evictedKeysReviveNoToken() {
		one.logout(dead);
		one.tail.stop();
		other.tail.stop();
		redis.send("DEL", "{revoked}:sid:" + dead.sessionId());
		assertThat(deaf.service.isRevoked(dead)).as("nothing tells of the loss yet").isFalse();

		redis.send("SET", "somebody-elses", "x".repeat(5000), "PX", "1000000");
		redis.send("CONFIG", "SET", "maxmemory-policy", "volatile-ttl");
		redis.send("CONFIG", "SET", "maxmemory", "1");
		redis.send("SET", "one", "more");
		redis.send("CONFIG", "SET", "maxmemory", "0");

		assertThat(deaf.service.isRevoked(dead)).isTrue();
	}

	@Test
	void deletedSessionStaysDeadWhenRedisIsEmpty() {
		one.service.revokeDeletedSessions(List.of(dead.sessionId()), in30Minutes());
		postgres.commitDeletion(dead.sessionId());
		redis.send("FLUSHALL");
		awaitEpoch();

		assertThat(deaf.service.isRevoked(dead)).isTrue();
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void deletedSessionStaysDeadWhenNobodyRemembersItButPostgres() {
		one.service.revokeDeletedSessions(List.of(dead.sessionId()), in30Minutes());
		one.tail.stop();
		other.tail.stop();
		redis.send("FLUSHALL");

		try (RevocationNode fresh = RevocationNode.started(redis.configuration(), postgres)) {
			assertThat(fresh.service.isRevoked(dead)).isTrue();
			assertThat(deaf.service.isRevoked(dead)).isTrue();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void oneInstanceAtATimeBringsBackWhatRedisHasForgotten() {
		assertThat(one.store.claimRestore(new UUID(0, 1))).isTrue();
		assertThat(other.store.claimRestore(new UUID(0, 2))).isFalse();

		assertThat(other.store.completeRestore(new UUID(0, 2))).isFalse();
		assertThat(one.store.completeRestore(new UUID(0, 1))).isTrue();
	}

	@Test
	void redisThatForgetsWhileItIsBroughtBackIsNotBelieved() {
		one.tail.stop();
		other.tail.stop();
		one.store.claimRestore(new UUID(0, 1));
		redis.send("FLUSHALL");

		assertThat(one.store.completeRestore(new UUID(0, 1))).isFalse();
		assertThat(one.hasEpoch()).isFalse();
	}

	@Test
	void revokedTokenStaysDeadWhenRedisIsEmpty() {
		one.service.revokeToken(dead.tokenId(), dead.expiresAt());
		redis.send("FLUSHALL");

		assertThat(deaf.service.isRevoked(dead)).isTrue();
		awaitEpoch();
		assertThat(deaf.service.isRevoked(dead)).isTrue();
	}

	@Test
	void withoutPostgresAndRedisNobodyKnows() {
		postgres.goDown();
		redis.send("FLUSHALL");

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> deaf.service.isRevoked(alive));
		await().until(() -> !other.tail.isCurrent());
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> other.service.isRevoked(alive));

		postgres.comeBack();
		awaitEpoch();
	}

	@Test
	void revocationThatWasCommittedButNeverPublishedIsFoundByTheSweep() {
		postgres.commitRevocation(dead.sessionId(), Instant.now());
		assertThat(other.service.isRevoked(dead)).isFalse();

		one.mirror.sweep();

		assertThat(one.service.isRevoked(dead)).isTrue();
		await().until(() -> other.service.isRevoked(dead));
	}

}
