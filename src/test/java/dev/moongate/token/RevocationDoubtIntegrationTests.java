package dev.moongate.token;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.types.RedisClientInfo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Instances that have reason to doubt what they know, on a Redis that does its work.
 */
class RevocationDoubtIntegrationTests extends TwoInstances {

	@Test
	void instanceWhoseTailIsStuckAsksRedis() {
		CountDownLatch stuck = new CountDownLatch(1);
		other.listener = (event) -> waitFor(stuck);
		one.service.announceUserChange(alive.userId(), RevocationNode.COPY);

		await().atMost(RECOVERY).until(() -> !other.tail.isCurrent());
		one.logout(dead);

		assertThat(other.local.contains(dead.sessionId().value())).isFalse();
		assertThat(other.service.isRevoked(dead)).isTrue();
		assertThat(postgres.questions()).isZero();
		stuck.countDown();
		other.awaitCurrent();
	}

	/** Whoever forgets a profile waits for one who is just reading it from PostgreSQL. */
	@Test
	void changeThatTakesTimeToForgetHoldsUpNoRevocationBehindIt() {
		CountDownLatch slow = new CountDownLatch(1);
		other.listener = (event) -> waitFor(slow);
		redis.send("EVAL", """
				"redis.call('XADD',KEYS[1],'*','kind','user','id',ARGV[1]) \
				redis.call('XADD',KEYS[1],'*','kind','sid','id',ARGV[2],'lifetime','60000')" 1""",
				RevocationStore.STREAM, alive.userId().toString(), dead.sessionId().toString());

		awaitHeard(() -> other.local.contains(dead.sessionId().value()));
		slow.countDown();
		other.awaitCurrent();
	}

	@Test
	void instanceThatCannotKeepEveryRevocationAsksRedis() {
		try (RevocationNode small = RevocationNode.startedWithRoomFor(1, redis.configuration(), postgres)) {
			one.logout(alive);
			awaitHeard(() -> small.local.contains(alive.sessionId().value()));

			one.logout(dead);
			awaitHeard(() -> !small.local.isComplete());

			assertThat(small.local.contains(dead.sessionId().value())).isFalse();
			assertThat(small.service.isRevoked(dead)).isTrue();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void revocationThatRedisDidNotTakeIsGivenAgain() {
		for (int round = 0; round < 3; round++) {
			AccessToken token = RevocationNode.token();
			awaitEpoch();
			killAllButTails();

			one.logout(token);

			awaitHeard(() -> other.local.contains(token.sessionId().value()));
			one.awaitCurrent();
		}
	}

	private void killAllButTails() {
		List<RedisClientInfo> clients = requireNonNull(deaf.redis.execute(
				(RedisCallback<List<RedisClientInfo>>) (connection) -> connection.serverCommands().getClientList()));
		for (RedisClientInfo client : clients) {
			if (!List.of("xread", "eval").contains(requireNonNull(client.getLastCommand()))) {
				redis.send("CLIENT", "KILL", "ADDR", requireNonNull(client.getAddressPort()));
			}
		}
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
