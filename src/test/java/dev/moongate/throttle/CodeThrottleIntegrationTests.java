package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.Race;
import dev.moongate.system.ClientAddress;
import dev.moongate.throttle.CodeRequestDecision.Busy;
import dev.moongate.throttle.CodeRequestDecision.CaptchaRequired;
import dev.moongate.throttle.CodeRequestDecision.Cooldown;
import dev.moongate.throttle.CodeRequestDecision.DailyLimit;
import dev.moongate.throttle.CodeRequestDecision.Permitted;
import dev.moongate.throttle.CodeTryDecision.Exceeded;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CodeThrottleIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final StringRedisTemplate otherRedis = TestRedis.connect();

	private static final Duration DAY = Duration.ofDays(1);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final ClientAddress HERE = ClientAddress.of("203.0.113.9");

	private static final EmailKey ALICE = new EmailKey("alice@example.com");

	private static final EmailKey BOB = new EmailKey("bob@example.com");

	private final CodeThrottleService codes = TestCodeThrottle.codes(redis, MINUTE);

	private final CodeThrottleService unhurried = TestCodeThrottle.codes(redis, Duration.ZERO);

	@BeforeEach
	void forget() {
		TestRedis.flush(redis);
	}

	@AfterAll
	static void disconnect() {
		TestRedis.disconnect(redis);
		TestRedis.disconnect(otherRedis);
	}

	@Test
	void ofFiftyWhoAskAtOnceOneIsPermitted() {
		CodeThrottleService other = TestCodeThrottle.codes(otherRedis, MINUTE);
		List<CodeRequestDecision> decisions = Race.of(50, runner -> {
			CodeThrottleService here = (runner % 2 == 0) ? codes : other;
			CodeRequestDecision decision = here.request(ALICE, true);
			if (decision instanceof Permitted permitted) {
				here.settle(permitted.ticket());
			}
			return decision;
		});
		assertThat(decisions).filteredOn(Permitted.class::isInstance).hasSize(1);
		assertThat(decisions).filteredOn(Cooldown.class::isInstance).hasSize(49);
	}

	@Test
	void whoeverAsksBesideARequestThatComesToNothingHasItsOwnTurn() {
		CodeThrottleService other = TestCodeThrottle.codes(otherRedis, MINUTE);
		List<Boolean> turns = Race.of(20, runner -> {
			CodeThrottleService here = (runner % 2 == 0) ? codes : other;
			CodeRequestDecision decision = here.request(ALICE, true);
			if (decision instanceof Permitted permitted) {
				here.undo(permitted.ticket());
			}
			return decision instanceof Permitted;
		});
		assertThat(turns).containsOnly(true);
	}

	@Test
	void aRequestThatIsCutOffIsInTheWayForItsLeaseOnly() {
		CodeThrottleService hasty = TestCodeThrottle.codes(redis, MINUTE, Duration.ofMillis(300),
				Duration.ofMinutes(1));
		hasty.request(ALICE, false);
		assertThat(hasty.request(ALICE, false)).isInstanceOf(Permitted.class);
		Busy refused = (Busy) TestCodeThrottle.codes(redis, MINUTE, TestCodeThrottle.LEASE, Duration.ZERO)
			.request(ALICE, false);
		assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void theNextCodeHasToWait() {
		assertThat(TestCodeThrottle.send(codes, ALICE)).isEqualTo(MINUTE);
		CodeRequestDecision next = codes.request(new EmailKey("Alice@EXAMPLE.com"), false);
		assertThat(((Cooldown) next).retryAfter()).isBetween(Duration.ofSeconds(50), MINUTE);
		assertThat(codes.request(BOB, false)).isInstanceOf(Permitted.class);
	}

	@Test
	void theCooldownEndsAndIsNotProlongedByAsking() {
		Duration cooldown = Duration.ofMillis(300);
		CodeThrottleService quick = TestCodeThrottle.codes(redis, cooldown);
		long start = TestRedis.now(redis);
		TestCodeThrottle.send(quick, ALICE);
		Duration wait = cooldown;
		while (quick.request(ALICE, false) instanceof Cooldown refused) {
			assertThat(refused.retryAfter()).isPositive().isLessThan(wait);
			wait = refused.retryAfter();
		}
		assertThat(TestRedis.now(redis) - start).isGreaterThanOrEqualTo(Microseconds.of(cooldown));
		assertThat(redis.opsForZSet().zCard(sentKey())).as("the second is under way").isOne();
	}

	@Test
	void theThirdCodeOfADayNeedsACaptcha() {
		TestCodeThrottle.send(unhurried, ALICE);
		TestCodeThrottle.send(unhurried, ALICE);
		assertThat(unhurried.request(ALICE, false)).isInstanceOf(CaptchaRequired.class);
		TestCodeThrottle.send(unhurried, ALICE);
		assertThat(unhurried.request(ALICE, false)).isInstanceOf(CaptchaRequired.class);
	}

	@Test
	void theEleventhCodeHasToWaitForTheFirstToBeADayOld() {
		for (int i = 1; i < 10; i++) {
			assertThat(TestCodeThrottle.send(unhurried, ALICE)).isZero();
		}
		Duration resendIn = TestCodeThrottle.send(unhurried, ALICE);
		assertThat(resendIn).isBetween(DAY.minusMinutes(1), DAY);
		CodeRequestDecision eleventh = codes.request(ALICE, true);
		assertThat(((DailyLimit) eleventh).retryAfter()).isBetween(DAY.minusMinutes(1), resendIn);
		redis.opsForZSet().popMin(sentKey());
		redis.opsForZSet().add(sentKey(), "first", TestRedis.now(redis));
		TestCodeThrottle.send(unhurried, ALICE);
		assertThat(unhurried.request(ALICE, true)).isInstanceOf(DailyLimit.class);
	}

	@Test
	void codesOfYesterdayDemandNoCaptcha() {
		TestCodeThrottle.send(unhurried, ALICE);
		TestCodeThrottle.send(unhurried, ALICE);
		long now = TestRedis.now(redis);
		for (String code : Objects.requireNonNull(redis.opsForZSet().range(sentKey(), 0, -1))) {
			redis.opsForZSet().add(sentKey(), code, now);
		}
		TestCodeThrottle.send(codes, ALICE, false);
		assertThat(redis.opsForZSet().zCard(sentKey())).isOne();
	}

	@Test
	void whatIsUndoneWasNeverAskedFor() {
		for (int i = 0; i < 20; i++) {
			CodeRequestDecision decision = codes.request(ALICE, false);
			codes.undo(((Permitted) decision).ticket());
		}
		assertThat(redis.keys("*")).isEmpty();
		CodeTicket undone = ((Permitted) codes.request(ALICE, false)).ticket();
		codes.undo(undone);
		TestCodeThrottle.send(codes, ALICE);
		codes.undo(undone);
		assertThat(codes.request(ALICE, false)).as("undo takes back its own").isInstanceOf(Cooldown.class);
	}

	@Test
	void ofAHundredGuessesForAMailboxFifteenAreCompared() {
		CodeThrottleService other = TestCodeThrottle.codes(otherRedis, MINUTE);
		List<CodeTryDecision> decisions = Race.of(100, runner -> TestCodeThrottle
			.guess((runner % 2 == 0) ? codes : other, ALICE, ClientAddress.of("198.51.100." + runner)));
		assertThat(decisions).filteredOn(CodeTryDecision.Permitted.class::isInstance).hasSize(15);
		Exceeded refused = (Exceeded) codes.attempt(ALICE, HERE);
		assertThat(refused.retryAfter()).isBetween(DAY.minusMinutes(2), DAY);
		assertThat(redis.keys("*")).as("refused tries cost the address nothing").hasSize(16);
	}

	@Test
	void ofAHundredGuessesFromAnAddressThirtyAreCompared() {
		List<CodeTryDecision> decisions = Race.of(100,
				runner -> TestCodeThrottle.guess(codes, new EmailKey("user" + runner % 10 + "@example.com"), HERE));
		assertThat(decisions).filteredOn(CodeTryDecision.Permitted.class::isInstance).hasSize(30);
		Exceeded refused = (Exceeded) codes.attempt(ALICE, HERE);
		assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
		assertThat(codes.attempt(ALICE, ClientAddress.of("203.0.113.10")))
			.as("tries refused for the address cost the mailbox nothing")
			.isInstanceOf(CodeTryDecision.Permitted.class);
	}

	@Test
	void scriptsMayBeForgotten() {
		TestCodeThrottle.send(codes, ALICE);
		TestCodeThrottle.guess(codes, ALICE, HERE);
		TestRedis.flushScripts(redis);
		assertThat(codes.request(ALICE, false)).isInstanceOf(Cooldown.class);
		TestCodeThrottle.guess(codes, ALICE, HERE);
		TestRedis.flushScripts(redis);
		CodeTicket bobs = ((Permitted) codes.request(BOB, false)).ticket();
		TestRedis.flushScripts(redis);
		assertThat(codes.settle(bobs)).isEqualTo(MINUTE);
	}

	@Test
	void keysExpireAndNameNobody() {
		TestCodeThrottle.send(codes, ALICE);
		codes.attempt(ALICE, HERE);
		assertThat(redis.keys("*")).hasSize(3).allSatisfy(key -> {
			assertThat(key).matches("codes:\\{[A-Za-z0-9_-]{22}}:(sent|wrong)");
			assertThat(redis.getExpire(key)).isBetween(3500L, DAY.toSeconds());
		});
	}

	@Test
	void namesNoAccountHasAreCountedOverAllAddresses() {
		UnknownAccountService unknown = new UnknownAccountService(new UnknownAccountStore(redis), TestThrottle.keys());
		LoginSubject nobody = LoginSubject.unknown("nobody@example.com");
		assertThat(unknown.failures(nobody)).isZero();
		assertThat(redis.keys("*")).isEmpty();
		unknown.fail(nobody);
		assertThat(redis.getExpire(redis.keys("*").iterator().next())).isBetween(6 * 3600 - 60L, 6 * 3600L);
		IntStream.rangeClosed(2, 10).forEach(i -> assertThat(unknown.fail(nobody)).isEqualTo(i));
		assertThat(unknown.failures(LoginSubject.unknown("Nobody@Example.com"))).isEqualTo(10);
		assertThat(unknown.failures(LoginSubject.unknown("somebody@example.com"))).isZero();
		String key = redis.keys("*").iterator().next();
		assertThat(key).matches("attempts:\\{[A-Za-z0-9_-]{22}}:everywhere");
		assertThat(redis.getExpire(key)).isBetween(DAY.toSeconds() * 30 - 60, DAY.toSeconds() * 30);
	}

	private static String sentKey() {
		return "codes:{" + TestThrottle.keys().of(ALICE) + "}:sent";
	}

}
