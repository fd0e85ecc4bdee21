package dev.moongate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.core.types.RedisClientInfo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances on one Redis that does its work.
 */
class RevocationIntegrationTests {

	/** How long a busy machine may take for what is promised within 100 ms. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final TestRedis REDIS = new TestRedis();

	private final TestLedger postgres = new TestLedger();

	private final AccessToken token = RevocationNode.token();

	private RevocationNode one;

	private RevocationNode other;

	@BeforeEach
	void start() {
		one = RevocationNode.started(REDIS.configuration(), postgres);
		other = RevocationNode.started(REDIS.configuration(), postgres);
	}

	@AfterEach
	void stop() {
		REDIS.send("FLUSHALL");
		one.close();
		other.close();
	}

	@AfterAll
	static void stopRedis() {
		REDIS.close();
	}

	@Test
	void revokedSessionIsDeadAtOnceHereAndSoonEverywhere() {
		for (int round = 0; round < 50; round++) {
			AccessToken token = RevocationNode.token();
			assertThat(other.service.isRevoked(token)).isFalse();

			one.logout(token);

			assertThat(one.service.isRevoked(token)).isTrue();
			awaitHeard(() -> other.service.isRevoked(token));
			assertThat(other.local.contains(token.sessionId().value())).isTrue();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void revokedTokenLeavesItsSessionAlive() {
		AccessToken sibling = new AccessToken(token.userId(), token.sessionId(), RevocationNode.token().tokenId(),
				"ada", token.roles(), token.issuedAt(), token.expiresAt());

		one.service.revokeToken(token.tokenId(), token.expiresAt());

		awaitHeard(() -> other.service.isRevoked(token));
		assertThat(other.service.isRevoked(sibling)).isFalse();
		assertThat(one.service.isRevoked(sibling)).isFalse();
	}

	@Test
	void instanceWithoutATailAsksRedisOnly() {
		try (RevocationNode deaf = RevocationNode.deaf(REDIS.configuration(), postgres)) {
			assertThat(deaf.service.isRevoked(token)).isFalse();
			one.logout(token);
			assertThat(deaf.service.isRevoked(token)).isTrue();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void instanceThatStartsLaterKnowsWhatWasRevokedBefore() {
		one.logout(token);
		try (RevocationNode late = RevocationNode.started(REDIS.configuration(), postgres)) {
			assertThat(late.local.contains(token.sessionId().value())).isTrue();
		}
	}

	@Test
	void whileOnlyTheTailReconnectsRedisIsAsked() {
		for (int round = 0; round < 10; round++) {
			AccessToken token = RevocationNode.token();
			other.awaitCurrent();
			killTails();
			one.logout(token);

			awaitHeard(() -> other.service.isRevoked(token));
			assertThat(one.service.isRevoked(RevocationNode.token())).isFalse();
		}
		assertThat(postgres.questions()).isZero();
	}

	@Test
	void whileAllConnectionsAreMadeAnewNothingIsMissed() {
		for (int round = 0; round < 10; round++) {
			AccessToken token = RevocationNode.token();
			other.awaitCurrent();
			REDIS.send("CLIENT", "KILL", "TYPE", "normal");
			one.logout(token);

			Instant latest = Instant.now().plus(PATIENCE);
			await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
				Instant asked = Instant.now();
				boolean revoked = other.service.isRevoked(token);
				assertThat(revoked || asked.isBefore(latest)).isTrue();
				return revoked;
			});
			other.awaitCurrent();
			assertThat(other.local.contains(token.sessionId().value())).isTrue();
		}
	}

	@Test
	void entriesTrimmedBeforeTheyWereReadAreNotMissed() {
		postgres.commitRevocation(token.sessionId(), token.issuedAt());
		one.redis.execute(RedisScript.of("""
				redis.call('XADD', KEYS[1], '*', 'kind', 'sid', 'id', ARGV[1], 'lifetime', '60000')
				return redis.call('XTRIM', KEYS[1], 'MAXLEN', '0')
				""", Long.class), List.of(RevocationStore.STREAM), token.sessionId().toString());

		await().atMost(Duration.ofSeconds(1)).until(() -> other.service.isRevoked(token));
		other.awaitCurrent();
	}

	@Test
	void streamThatIsGoneIsJoinedAgain() {
		REDIS.send("DEL", RevocationStore.STREAM);
		await().until(() -> !other.tail.isCurrent());
		other.awaitCurrent();

		one.logout(token);

		awaitHeard(() -> other.service.isRevoked(token));
	}

	@Test
	void forgottenScriptsAreLoadedAgain() {
		REDIS.send("SCRIPT", "FLUSH");

		one.logout(token);

		awaitHeard(() -> other.service.isRevoked(token));
		try (RevocationNode deaf = RevocationNode.deaf(REDIS.configuration(), postgres)) {
			REDIS.send("SCRIPT", "FLUSH");
			assertThat(deaf.service.isRevoked(token)).isTrue();
		}
	}

	@Test
	void entryThatMakesNoSenseDoesNotStopTheTail() {
		REDIS.send("XADD", RevocationStore.STREAM, "*", "kind", "newer");
		REDIS.send("XADD", RevocationStore.STREAM, "*", "kind", "sid", "id", "x", "lifetime", "1");
		REDIS.send("XADD", RevocationStore.STREAM, "*", "other", "field");

		one.logout(token);

		awaitHeard(() -> other.local.contains(token.sessionId().value()));
		assertThat(other.tail.isCurrent()).isTrue();
	}

	@Test
	void changeOfAUserIsToldEverywhere() {
		one.service.announceUserChange(token.userId(), RevocationNode.COPY);

		assertThat(one.events).contains(new UserChanged(token.userId()));
		awaitHeard(() -> other.events.contains(new UserChanged(token.userId())));
	}

	@Test
	void rotationOfKeysIsToldToTheOthers() {
		one.service.on(new SigningKeysRotated());

		awaitHeard(() -> other.events.contains(new SigningKeysChanged()));
	}

	@Test
	void changesMissedWhileAwayAreAnnounced() {
		other.events.clear();
		REDIS.send("DEL", RevocationStore.STREAM);

		await().until(() -> other.events.contains(new ChangesMissed()));
	}

	@Test
	void everyKeyHasALifetimeAndOneHashTag() {
		one.logout(token);

		for (String key : requireNonNull(one.redis.keys("*"))) {
			assertThat(key).startsWith("{revoked}:");
			assertThat(one.redis.getExpire(key)).as(key).isPositive();
		}
		String key = "{revoked}:sid:" + token.sessionId();
		assertThat(one.redis.getExpire(key)).isBetween(31 * 60 - 5L, 31 * 60L);
	}

	private void killTails() {
		requireNonNull(one.redis.execute(
				(RedisCallback<List<RedisClientInfo>>) (connection) -> connection.serverCommands().getClientList()))
			.stream()
			.filter((client) -> "xread".equals(client.getLastCommand()))
			.forEach((client) -> REDIS.send("CLIENT", "KILL", "ADDR", requireNonNull(client.getAddressPort())));
	}

	private static void awaitHeard(Callable<Boolean> condition) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(condition);
	}

}
