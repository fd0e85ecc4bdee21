package dev.moongate.throttle;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.throttle.AttemptDecision.AddressLimited;
import dev.moongate.throttle.AttemptDecision.Busy;
import dev.moongate.throttle.AttemptDecision.CaptchaRequired;
import dev.moongate.throttle.AttemptDecision.Locked;
import dev.moongate.throttle.AttemptDecision.Permitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class LoginAttemptTimeIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private static final Duration LEASE = Duration.ofSeconds(10);

	private static final LoginSubject ALICE = LoginSubject.unknown("alice");

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
	void aFailureCountsExactlyAsLongAsTheWindow() {
		logins.fail(ALICE, false);
		logins.fail(ALICE, false);
		String pair = TestLogins.keyOf(ALICE);
		Set<String> tickets = Objects.requireNonNull(redis.opsForZSet().range(pair, 0, -1));
		long edge = TestRedis.now(redis) + 300_000;
		redis.opsForZSet().add(pair, tickets.iterator().next(), edge);
		while (logins.acquire(ALICE, false) instanceof CaptchaRequired) {
			assertThat(redis.opsForZSet().zCard(pair)).isEqualTo(2);
		}
		assertThat(TestRedis.now(redis)).isGreaterThanOrEqualTo(edge);
		assertThat(redis.opsForZSet().zCard(pair)).isOne();
	}

	@Test
	void furtherTriesDoNotProlongALockAndAfterItTheCountStartsAfresh() {
		TestLogins shortLock = new TestLogins(redis, TestLogins.times(QUARTER, Duration.ofMillis(400), LEASE));
		shortLock.lock(ALICE);
		Duration wait = Duration.ofMillis(400);
		while (shortLock.acquire(ALICE, true) instanceof Locked locked) {
			assertThat(locked.retryAfter()).isPositive().isLessThan(wait);
			wait = locked.retryAfter();
		}
		shortLock.settle(ALICE, false, AttemptResult.ABANDONED);
		assertThat(shortLock.settle(ALICE, false, AttemptResult.FAILURE)).isEqualTo(new AttemptOutcome(false, null));
	}

	@Test
	void aLateFailureNeitherProlongsNorSurvivesTheLock() {
		TestLogins forgetful = new TestLogins(redis, TestLogins.times(QUARTER, QUARTER, Duration.ofMillis(1)));
		AttemptTicket late = ((Permitted) forgetful.acquire(ALICE, true)).ticket();
		await().until(() -> redis.keys("*flights").isEmpty());
		logins.lock(ALICE);
		AttemptDecision before = logins.acquire(ALICE, true);
		AttemptOutcome outcome = forgetful.end(late, AttemptResult.FAILURE);
		assertThat(outcome.lockedFor()).isLessThan(((Locked) before).retryAfter());
		assertThat(redis.opsForZSet().range(TestLogins.keyOf(ALICE), 0, -1)).containsExactly("lock");
		assertThat(forgetful.end(late, AttemptResult.SUCCESS).lockedFor()).isNotNull();
	}

	@Test
	void aTryThatTookTooLongCountsNonetheless() {
		TestLogins forgetful = new TestLogins(redis, TestLogins.times(QUARTER, QUARTER, Duration.ofMillis(1)));
		logins.fail(ALICE, false);
		AttemptTicket late = ((Permitted) forgetful.acquire(ALICE, false)).ticket();
		await().until(() -> redis.keys("*flights").isEmpty());
		assertThat(forgetful.end(late, AttemptResult.FAILURE).captchaRequiredNext()).isTrue();
		assertThat(forgetful.end(late, AttemptResult.FAILURE).lockedFor()).as("counted once").isNull();
		assertThat(redis.opsForZSet().zCard(TestLogins.keyOf(ALICE))).isEqualTo(2);
	}

	@Test
	void triesOfACrashedInstanceGiveTheirPlacesBack() {
		TestLogins crashing = new TestLogins(redis, TestLogins.times(QUARTER, QUARTER, Duration.ofSeconds(1)));
		crashing.acquire(ALICE, false);
		crashing.acquire(ALICE, false);
		assertThat(hasty(Duration.ZERO).acquire(ALICE, false)).isInstanceOf(Busy.class);
		assertThat(logins.acquire(ALICE, false)).as("waited for").isInstanceOf(Permitted.class);
	}

	@Test
	void patienceEnds() {
		logins.acquire(ALICE, false);
		logins.acquire(ALICE, false);
		long start = System.nanoTime();
		assertThat(hasty(Duration.ofMillis(300)).acquire(ALICE, false)).isInstanceOf(Busy.class);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300),
				Duration.ofSeconds(3));
	}

	@Test
	void manyFailuresFromAnAddressLimitItUntilTheyNoLongerCount() {
		TestLogins few = new TestLogins(redis,
				new LoginAttemptProperties(2, 5, Duration.ofSeconds(2), QUARTER, 3, 20, LEASE, Duration.ofMillis(50)));
		for (int i = 0; i < 6; i++) {
			boolean captcha = i >= 3;
			few.settle(LoginSubject.unknown("user" + i % 3), captcha, AttemptResult.FAILURE);
		}
		assertThat(few.acquire(ALICE, true)).isInstanceOf(AddressLimited.class);
		await().until(() -> few.acquire(ALICE, true) instanceof Permitted);
	}

	private static TestLogins hasty(Duration patience) {
		return new TestLogins(redis, new LoginAttemptProperties(2, 5, QUARTER, QUARTER, 60, 20, LEASE, patience));
	}

}
