package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.Race;
import dev.moongate.system.ClientAddress;
import dev.moongate.throttle.CodeTryDecision.Exceeded;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries in flight take the places of wrong ones, and no longer than they are in flight.
 */
@Timeout(60)
class CodeTryIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final StringRedisTemplate otherRedis = TestRedis.connect();

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final ClientAddress HERE = ClientAddress.of("203.0.113.9");

	private static final EmailKey ALICE = new EmailKey("alice@example.com");

	private final CodeThrottleService codes = TestCodeThrottle.codes(redis, MINUTE);

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
	void besideFourteenWrongTriesRightOnesAtOnceAllHaveTheirTurn() {
		for (int i = 0; i < 14; i++) {
			fail(ALICE, HERE);
		}
		CodeThrottleService other = TestCodeThrottle.codes(otherRedis, MINUTE);
		List<Boolean> turns = Race.of(10, runner -> {
			CodeThrottleService here = (runner % 2 == 0) ? codes : other;
			CodeTryDecision decision = here.attempt(ALICE, ClientAddress.of("198.51.100." + runner));
			if (decision instanceof CodeTryDecision.Permitted permitted) {
				here.undo(permitted.ticket());
			}
			return decision instanceof CodeTryDecision.Permitted;
		});
		assertThat(turns).containsOnly(true);
	}

	@Test
	void tryThatIsCutOffIsInTheWayForItsLeaseOnly() {
		for (int i = 0; i < 14; i++) {
			fail(ALICE, HERE);
		}
		TestCodeThrottle.codes(redis, MINUTE, Duration.ofMillis(300), Duration.ZERO).attempt(ALICE, HERE);
		assertThat(TestCodeThrottle.codes(redis, MINUTE, TestCodeThrottle.LEASE, Duration.ofMinutes(1))
			.attempt(ALICE, HERE)).isInstanceOf(CodeTryDecision.Permitted.class);
		Exceeded refused = (Exceeded) TestCodeThrottle.codes(redis, MINUTE, TestCodeThrottle.LEASE, Duration.ZERO)
			.attempt(ALICE, HERE);
		assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(TestCodeThrottle.LEASE);
	}

	@Test
	void wrongTryCountsThoughItTookLongerThanItsLease() {
		CodeThrottleService hasty = TestCodeThrottle.codes(redis, MINUTE, Duration.ofMillis(1), Duration.ZERO);
		CodeTryDecision slow = hasty.attempt(ALICE, HERE);
		for (int i = 0; i < 14; i++) {
			fail(ALICE, HERE);
		}
		hasty.settle(((CodeTryDecision.Permitted) slow).ticket());
		assertThat(codes.attempt(ALICE, HERE)).isInstanceOf(Exceeded.class);
	}

	@Test
	void aWrongTryStopsToCountAfterADay() {
		for (int i = 0; i < 15; i++) {
			fail(ALICE, HERE);
		}
		assertThat(codes.attempt(ALICE, HERE)).isInstanceOf(Exceeded.class);
		String wrong = "codes:{" + TestThrottle.keys().of(ALICE) + "}:wrong";
		redis.opsForZSet().popMin(wrong);
		redis.opsForZSet().add(wrong, "first", TestRedis.now(redis));
		fail(ALICE, HERE);
		assertThat(codes.attempt(ALICE, HERE)).isInstanceOf(Exceeded.class);
	}

	@Test
	void rightTriesDoNotCount() {
		for (int i = 0; i < 40; i++) {
			codes.undo(((CodeTryDecision.Permitted) codes.attempt(ALICE, HERE)).ticket());
		}
		assertThat(redis.keys("*")).isEmpty();
	}

	private void fail(EmailKey mailbox, ClientAddress address) {
		assertThat(TestCodeThrottle.guess(codes, mailbox, address)).isInstanceOf(CodeTryDecision.Permitted.class);
	}

}
