package dev.moongate.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.support.Race;
import dev.moongate.system.ClientAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class RateLimitIntegrationTests {

	private static final StringRedisTemplate redis = TestRedis.connect();

	private static final ClientAddress ADDRESS = ClientAddress.of("203.0.113.9");

	private static final RateLimitPolicy LOGIN = RateLimitPolicy.LOGIN;

	private static final RateLimitPolicy CHECK_EMAIL = RateLimitPolicy.CHECK_EMAIL;

	@BeforeEach
	void forget() {
		TestRedis.flush(redis);
	}

	@AfterAll
	static void disconnect() {
		TestRedis.disconnect(redis);
	}

	@Test
	void takeCountsDownAndThenRefuses() {
		RateLimitService limits = limits(LOGIN, "3/1m");
		for (int remaining : List.of(2, 1, 0)) {
			RateLimitDecision decision = limits.take(LOGIN, ADDRESS);
			assertThat(decision.allowed()).isTrue();
			assertThat(decision.retryAfter()).isZero();
			assertThat(decision.standings().getFirst().remaining()).isEqualTo(remaining);
		}
		RateLimitDecision refused = limits.take(LOGIN, ADDRESS);
		assertThat(refused.allowed()).isFalse();
		assertThat(refused.standings().getFirst().remaining()).isZero();
		assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(58), Duration.ofMinutes(1));
	}

	@Test
	void parallelRequestsGetExactlyTheLimit() {
		RateLimitService one = limits(LOGIN, "20/1m");
		StringRedisTemplate otherRedis = TestRedis.connect();
		RateLimitService other = TestThrottle.rateLimits(otherRedis, rates(LOGIN, "20/1m"));
		List<RateLimitDecision> decisions = Race.of(60,
				runner -> ((runner % 2 == 0) ? one : other).take(LOGIN, ADDRESS));
		TestRedis.disconnect(otherRedis);
		assertThat(decisions).filteredOn(RateLimitDecision::allowed).hasSize(20);
	}

	@Test
	void refusedRequestsDoNotProlongTheWait() {
		RateLimitService limits = limits(LOGIN, "1/300ms");
		assertThat(limits.take(LOGIN, ADDRESS).allowed()).isTrue();
		long taken = onlyTime();
		Duration wait = Duration.ofMillis(300);
		while (true) {
			RateLimitDecision decision = limits.take(LOGIN, ADDRESS);
			if (decision.allowed()) {
				break;
			}
			assertThat(decision.retryAfter()).isLessThan(wait);
			wait = decision.retryAfter();
		}
		assertThat(onlyTime() - taken).isGreaterThanOrEqualTo(300_000);
	}

	@Test
	void theWindowEndsExactlyAtItsEdge() {
		RateLimitService limits = limits(LOGIN, "2/1h");
		limits.take(LOGIN, ADDRESS);
		String key = onlyKey();
		long edge = TestRedis.now(redis) + 200_000;
		redis.delete(key);
		redis.opsForList().leftPush(key, Long.toString(edge - Duration.ofHours(1).toNanos() / 1000));
		redis.opsForList().leftPush(key, Long.toString(edge - Duration.ofMinutes(30).toNanos() / 1000));
		int refused = 0;
		while (true) {
			long before = TestRedis.now(redis);
			RateLimitDecision decision = limits.take(LOGIN, ADDRESS);
			if (decision.allowed()) {
				break;
			}
			refused++;
			long wait = Microseconds.of(decision.retryAfter());
			assertThat(wait).isPositive().isBetween(edge - TestRedis.now(redis), edge - before);
		}
		assertThat(refused).isPositive();
		assertThat(onlyTime()).isGreaterThanOrEqualTo(edge);
		assertThat(redis.opsForList().size(key)).isEqualTo(2);
		assertThat(limits.take(LOGIN, ADDRESS).retryAfter()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
	}

	@Test
	void aWindowSlidesRequestByRequest() {
		RateLimitService limits = limits(LOGIN, "3/10m");
		limits.take(LOGIN, ADDRESS);
		String key = onlyKey();
		redis.delete(key);
		long now = TestRedis.now(redis);
		for (int minutesAgo : List.of(11, 9, 8, 1)) {
			redis.opsForList().leftPush(key, Long.toString(now - Duration.ofMinutes(minutesAgo).toNanos() / 1000));
		}
		assertThat(limits.take(LOGIN, ADDRESS).retryAfter()).isBetween(Duration.ofSeconds(55), Duration.ofMinutes(1));
	}

	@Test
	void severalQuotasHoldTogether() {
		RateLimitService limits = limits(CHECK_EMAIL, "2/200ms", "5/1h");
		int allowed = 0;
		long start = System.nanoTime();
		Duration wait = Duration.ZERO;
		while (wait.toMinutes() < 10) {
			RateLimitDecision decision = limits.take(CHECK_EMAIL, ADDRESS);
			allowed += decision.allowed() ? 1 : 0;
			wait = decision.retryAfter();
		}
		assertThat(allowed).isEqualTo(5);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
		RateLimitDecision refused = limits.take(CHECK_EMAIL, ADDRESS);
		assertThat(refused.standings()).extracting(standing -> standing.quota().name())
			.containsExactly("check-email-0s", "check-email-3600s");
		await().until(() -> limits.take(CHECK_EMAIL, ADDRESS).standings().getFirst().remaining() == 2);
		assertThat(limits.take(CHECK_EMAIL, ADDRESS).standings().getLast().remaining()).isZero();
	}

	@Test
	void addressesAndPoliciesAreCountedApart() {
		RateLimitService limits = TestThrottle.rateLimits(redis,
				Map.of(LOGIN, List.of(Quota.of("1/1m")), RateLimitPolicy.REGISTER, List.of(Quota.of("1/1m"))));
		assertThat(limits.take(LOGIN, ADDRESS).allowed()).isTrue();
		assertThat(limits.take(LOGIN, ADDRESS).allowed()).isFalse();
		assertThat(limits.take(RateLimitPolicy.REGISTER, ADDRESS).allowed()).isTrue();
		assertThat(limits.take(LOGIN, ClientAddress.of("203.0.113.10")).allowed()).isTrue();
		assertThat(limits.take(LOGIN, ClientAddress.of("::ffff:203.0.113.9")).allowed()).isFalse();
	}

	@Test
	void aSubscriberNetworkIsOneAddress() {
		RateLimitService limits = limits(LOGIN, "1/1m");
		assertThat(limits.take(LOGIN, ClientAddress.of("2001:db8:1:2::1")).allowed()).isTrue();
		assertThat(limits.take(LOGIN, ClientAddress.of("2001:db8:1:2:ffff::9")).allowed()).isFalse();
		assertThat(limits.take(LOGIN, ClientAddress.of("2001:db8:1:3::1")).allowed()).isTrue();
	}

	@Test
	void aRedisThatForgotTheScriptKeepsTheCount() {
		RateLimitService limits = limits(LOGIN, "2/1m");
		limits.take(LOGIN, ADDRESS);
		TestRedis.flushScripts(redis);
		assertThat(limits.take(LOGIN, ADDRESS).standings().getFirst().remaining()).isZero();
	}

	@Test
	void keysExpireWithTheWindowAndNameNobody() {
		limits(CHECK_EMAIL, "2/1m", "5/1h").take(CHECK_EMAIL, ADDRESS);
		String key = onlyKey();
		assertThat(key).matches("rate:\\{check-email\\|[A-Za-z0-9_-]{22}}");
		assertThat(redis.getExpire(key)).isBetween(3595L, 3600L);
	}

	@Test
	void aClockSetBackKeepsTheOrder() {
		RateLimitService limits = limits(LOGIN, "3/1m");
		limits.take(LOGIN, ADDRESS);
		String key = onlyKey();
		long ahead = TestRedis.now(redis) + 30_000_000;
		redis.opsForList().leftPush(key, Long.toString(ahead));
		assertThat(limits.take(LOGIN, ADDRESS).allowed()).isTrue();
		assertThat(redis.opsForList().index(key, 0)).isEqualTo(Long.toString(ahead));
		assertThat(limits.take(LOGIN, ADDRESS).allowed()).isFalse();
	}

	private static RateLimitService limits(RateLimitPolicy policy, String... quotas) {
		return TestThrottle.rateLimits(redis, rates(policy, quotas));
	}

	private static Map<RateLimitPolicy, List<Quota>> rates(RateLimitPolicy policy, String... quotas) {
		return Map.of(policy, List.of(quotas).stream().map(Quota::of).toList());
	}

	private static String onlyKey() {
		Set<String> keys = redis.keys("*");
		assertThat(keys).hasSize(1);
		return keys.iterator().next();
	}

	/** When the newest request was recorded. */
	private static long onlyTime() {
		return Long.parseLong(String.valueOf(redis.opsForList().index(onlyKey(), 0)));
	}

}
