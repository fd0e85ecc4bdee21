package dev.moongate.throttle;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.services.RedisServer;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.UserId;
import dev.moongate.throttle.AttemptDecision.AddressLimited;
import dev.moongate.throttle.AttemptDecision.CaptchaRequired;
import dev.moongate.throttle.AttemptDecision.Locked;
import dev.moongate.throttle.AttemptDecision.Permitted;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LoginAttemptIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private static final ClientAddress ELSEWHERE = ClientAddress.of("203.0.113.10");

	private static final LoginSubject ALICE = LoginSubject
		.of(new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000001")), 0);

	private static final LoginSubject BOB = LoginSubject.unknown("bob@example.com");

	private final TestLogins logins = new TestLogins(redis, TestLogins.DEFAULTS);

	@BeforeEach
	void forget() {
		TestRedis.flush(redis);
	}

	@AfterAll
	static void disconnect() {
		TestRedis.disconnect(redis);
	}

	@Test
	void theThirdTryNeedsACaptchaAndTheSixthIsLocked() {
		assertThat(logins.fail(ALICE, false).captchaRequiredNext()).isFalse();
		assertThat(logins.fail(ALICE, false).captchaRequiredNext()).isTrue();
		assertThat(logins.acquire(ALICE, false)).isInstanceOf(CaptchaRequired.class);
		assertThat(logins.fail(ALICE, true)).isEqualTo(new AttemptOutcome(true, null));
		assertThat(logins.fail(ALICE, true)).isEqualTo(new AttemptOutcome(true, null));
		assertThat(logins.fail(ALICE, true).lockedFor()).isEqualTo(QUARTER);
		assertThat(logins.acquire(ALICE, true)).isInstanceOf(Locked.class);
		assertThat(logins.acquire(ALICE, false)).isInstanceOf(Locked.class);
	}

	@Test
	void accountsAndAddressesAreCountedApart() {
		logins.lock(ALICE);
		assertThat(logins.acquire(BOB, false)).isInstanceOf(Permitted.class);
		assertThat(logins.acquire(ALICE, ELSEWHERE, false, false)).isInstanceOf(Permitted.class);
	}

	@Test
	void unknownNamesAreOneAccountInEverySpelling() {
		logins.fail(LoginSubject.unknown("Bob@Example.com"), false);
		logins.fail(LoginSubject.unknown("BOB@EXAMPLE.COM"), false);
		assertThat(logins.acquire(BOB, false)).isInstanceOf(CaptchaRequired.class);
	}

	@Test
	void successForgetsTheFailuresOfTheAccount() {
		logins.fail(ALICE, false);
		logins.fail(ALICE, false);
		assertThat(logins.settle(ALICE, true, AttemptResult.SUCCESS)).isEqualTo(new AttemptOutcome(false, null));
		assertThat(logins.fail(ALICE, false).captchaRequiredNext()).isFalse();
	}

	@Test
	void anAbandonedTryIsNoTry() {
		for (int i = 0; i < 10; i++) {
			assertThat(logins.settle(ALICE, false, AttemptResult.ABANDONED)).isEqualTo(new AttemptOutcome(false, null));
		}
		logins.fail(ALICE, false);
		logins.settle(ALICE, false, AttemptResult.ABANDONED);
		assertThat(logins.fail(ALICE, false).captchaRequiredNext()).isTrue();
	}

	@Test
	void abandonWithoutRedisThenTheCauseIsKept() {
		RuntimeException cause = new IllegalStateException("The password could not be hashed");
		try (RedisServer mortal = RedisServer.temporary()) {
			StringRedisTemplate connection = TestRedis.connect(mortal);
			TestLogins doomed = new TestLogins(connection, TestLogins.DEFAULTS);
			AttemptTicket ticket = ((Permitted) doomed.acquire(ALICE, false)).ticket();
			mortal.kill();
			doomed.abandon(ticket, cause);
			TestRedis.disconnect(connection);
		}
		assertThat(cause.getSuppressed()).hasOnlyElementsOfType(DataAccessException.class).hasSize(1);
	}

	@Test
	void anotherVersionOfTheAccountStartsAfreshEverywhere() {
		logins.lock(ALICE);
		LoginSubject unlocked = LoginSubject.of(new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000001")), 1);
		assertThat(logins.acquire(ALICE, true)).isInstanceOf(Locked.class);
		assertThat(logins.acquire(unlocked, false)).isInstanceOf(Permitted.class);
	}

	@Test
	void anAccountMayDemandACaptchaForReasonsOfItsOwn() {
		assertThat(logins.acquire(ALICE, TestLogins.HERE, false, true)).isInstanceOf(CaptchaRequired.class);
		assertThat(logins.acquire(ALICE, TestLogins.HERE, true, true)).isInstanceOf(Permitted.class);
	}

	@Test
	void scriptsMayBeForgotten() {
		logins.fail(ALICE, false);
		TestRedis.flushScripts(redis);
		AttemptTicket ticket = ((Permitted) logins.acquire(ALICE, false)).ticket();
		TestRedis.flushScripts(redis);
		assertThat(logins.end(ticket, AttemptResult.FAILURE).captchaRequiredNext()).isTrue();
	}

	@Test
	void keysExpireAndNameNobody() {
		logins.fail(ALICE, false);
		logins.fail(BOB, false);
		logins.acquire(BOB, false);
		Set<String> keys = redis.keys("*");
		assertThat(keys).hasSize(5).allSatisfy(key -> {
			assertThat(key).matches("attempts:\\{[A-Za-z0-9_-]{22}}:([A-Za-z0-9_-]{22}|failures|accounts|flights)");
			assertThat(redis.getExpire(key)).isPositive();
			assertThat(redis.opsForZSet().range(key, 0, -1)).allSatisfy(member -> assertThat(member)
				.doesNotContain("bob", "203.0", "018f0000-0000-7000-8000-000000000001"));
		});
		assertThat(keys).extracting(key -> key.substring(0, key.indexOf('}')))
			.as("one script needs one hash slot")
			.containsOnly(keys.iterator().next().substring(0, 32));
		logins.lock(ALICE);
		assertThat(redis.getExpire(TestLogins.keyOf(ALICE))).isPositive();
	}

	@Test
	void manyAccountsFailingFromAnAddressDemandACaptchaThenLimitIt() {
		for (int i = 0; i < 20; i++) {
			logins.settle(LoginSubject.unknown("user" + i), false, AttemptResult.FAILURE);
		}
		assertThat(logins.acquire(ALICE, false)).isInstanceOf(CaptchaRequired.class);
		assertThat(logins.acquire(ALICE, ELSEWHERE, false, false)).isInstanceOf(Permitted.class);
		assertThat(logins.settle(ALICE, true, AttemptResult.SUCCESS).captchaRequiredNext())
			.as("success forgets nothing")
			.isTrue();
		for (int i = 20; i < 40; i++) {
			logins.settle(LoginSubject.unknown("user" + i), true, AttemptResult.FAILURE);
		}
		AttemptDecision limited = logins.acquire(ALICE, true);
		assertThat(limited).isInstanceOf(AddressLimited.class);
		assertThat(((AddressLimited) limited).retryAfter()).isBetween(Duration.ofMinutes(14), QUARTER);
	}

}
