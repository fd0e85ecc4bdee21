package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances that listen and one that does not, on a Redis that a test may treat
 * badly.
 */
abstract class TwoInstances {

	/** The timeout of a command and a little more. */
	static final Duration ONE_TIMEOUT = Duration.ofMillis(1000);

	static final Duration RECOVERY = Duration.ofSeconds(5);

	final TestRedis redis = new TestRedis();

	final TestLedger postgres = new TestLedger();

	final AccessToken dead = RevocationNode.token();

	final AccessToken alive = RevocationNode.token();

	final RevocationNode one = RevocationNode.started(redis.configuration(), postgres);

	final RevocationNode other = RevocationNode.started(redis.configuration(), postgres);

	RevocationNode deaf;

	@BeforeEach
	void start() {
		deaf = RevocationNode.deaf(redis.configuration(), postgres);
		assertThat(deaf.service.isRevoked(alive)).isFalse();
	}

	@AfterEach
	void stop() {
		redis.thaw();
		List.of(one, other, deaf).forEach(RevocationNode::close);
		redis.close();
	}

	void awaitEpoch() {
		await().atMost(RECOVERY).ignoreExceptions().until(deaf::hasEpoch);
	}

	/** Both instances listen, and Redis alone knows the truth again. */
	void assertRecovered() {
		awaitEpoch();
		await().atMost(RECOVERY).until(() -> one.tail.isCurrent() && other.tail.isCurrent());
		try (RevocationNode fresh = RevocationNode.deaf(redis.configuration(), postgres)) {
			one.logout(dead);
			int questions = postgres.questions();
			assertThat(fresh.service.isRevoked(dead)).isTrue();
			assertThat(fresh.service.isRevoked(alive)).isFalse();
			assertThat(postgres.questions()).isEqualTo(questions);
		}
	}

	/** Promised within 100 ms, which a busy machine may not keep. */
	static void awaitHeard(Callable<Boolean> condition) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(RECOVERY).until(condition);
	}

	static Instant in30Minutes() {
		return Instant.now().plus(Duration.ofMinutes(30));
	}

}
