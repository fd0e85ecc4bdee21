package dev.moongate.outage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.AccountService;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.services.RedisServer;
import dev.moongate.support.services.WriteRefusal;

import static dev.moongate.support.TestAccount.AUTH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A role taken away while Redis cannot be told, and is lost with what it was told, or
 * while nobody is there to tell: no copy of the profile gives it back, neither in Redis
 * nor in one of two instances.
 */
class RoleTakenAwayIntegrationTests {

	/** Promised within 100 ms, which a busy machine may not keep. */
	private static final Duration SOON = Duration.ofSeconds(1);

	/** How often an instance looks for what nobody told it of, and some more. */
	private static final Duration SWEEP = Duration.ofSeconds(15);

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static final Town TOWN = Town.shared();

	private static final RedisServer REDIS = RedisServer.temporary();

	@SuppressWarnings("NullAway.Init")
	private static Instance one;

	@SuppressWarnings("NullAway.Init")
	private static Instance other;

	private final JdbcTemplate jdbc = TOWN.moongate.bean(JdbcTemplate.class);

	@SuppressWarnings("NullAway.Init")
	private TestAdmin admin;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin taken;

	@SuppressWarnings("NullAway.Init")
	private String token;

	@BeforeAll
	static void startBoth() {
		Map<String, String> services = new HashMap<>(TOWN.services);
		services.putAll(REDIS.properties());
		one = Instance.on(services);
		other = Instance.on(services);
	}

	@AfterAll
	static void stopBoth() {
		one.close();
		other.close();
		REDIS.close();
	}

	@BeforeEach
	void signIn() {
		int number = COUNT.incrementAndGet();
		TestApi api = one.api().within(Town.ANSWER);
		admin = TestAdmin.of("taking_" + number, api.from("10.3.0." + number), jdbc);
		taken = TestAdmin.of("taken_" + number, api.from("10.3.1." + number), jdbc);
		token = taken.account().login(api.from("10.3.1." + number)).data("/tokens/access_token");
		awaitCopies();
	}

	@AfterEach
	void awaitTheUsual() {
		Awaitility.await()
			.atMost(Town.RECOVERY)
			.until(() -> one.api().get("/health").status() == 200 && one.api().get(AUTH + "/captcha").status() == 200);
	}

	@ParameterizedTest
	@EnumSource
	void countsWhateverRedisRefusesToBeTold(WriteRefusal refusal) {
		refusal.begin(REDIS);
		try {
			takeRole();

			assertThat(meOn(one)).isOk().hasNo("/data/roles/1");
			awaitGone(other, SOON);
			assertStaysGone();
		}
		finally {
			refusal.end(REDIS);
		}
		assertStaysGone();
	}

	/** As a replica that takes over without the last it should have been told. */
	@Test
	void countsAlthoughRedisComesBackAsItWasBefore() {
		REDIS.tell("SAVE");
		takeRole();
		awaitGone(other, SOON);

		REDIS.kill();
		REDIS.restart();

		assertThat(REDIS.tell("GET " + copyOf(taken))).contains("ADMIN");
		awaitTheUsual();
		assertStaysGone();
		REDIS.tell("FLUSHALL");
		REDIS.tell("SAVE");
	}

	/** As when an instance dies between the commit and what it would have told. */
	@Test
	void countsWithinASweepThoughNobodyTellsOfIt() {
		jdbc.update("update users set roles = '{USER}', updated_at = now() where id = ?", taken.id());
		assertThat(meOn(one)).isOk().hasValue("/data/roles/1", "ADMIN");

		awaitGone(one, SWEEP);
		awaitGone(other, SOON);
		assertStaysGone();
	}

	/** As when it was not known whether the first time had been committed. */
	@Test
	void countsWhenItIsTakenAgain() {
		jdbc.update("update users set roles = '{USER}' where id = ?", taken.id());

		takeRole();

		assertThat(meOn(one)).isOk().hasNo("/data/roles/1");
		awaitGone(other, SOON);
	}

	private void takeRole() {
		assertThat(admin.api().patch(taken.path(), Map.of("roles", List.of("USER")))).isOk();
	}

	/** Both instances and Redis have one: a login keeps it out of Redis for a while. */
	private void awaitCopies() {
		Awaitility.await().atMost(Town.RECOVERY).until(() -> {
			one.bean(StringRedisTemplate.class).delete(copyOf(taken));
			forgetInMemory();
			assertThat(meOn(one)).isOk().hasValue("/data/roles/1", "ADMIN");
			assertThat(meOn(other)).isOk().hasValue("/data/roles/1", "ADMIN");
			return requireNonNull(one.bean(StringRedisTemplate.class).hasKey(copyOf(taken)));
		});
	}

	private void assertStaysGone() {
		long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
		while (System.nanoTime() < end) {
			assertThat(meOn(one)).isOk().hasNo("/data/roles/1");
			assertThat(meOn(other)).isOk().hasNo("/data/roles/1");
			forgetInMemory();
		}
	}

	private void awaitGone(Instance instance, Duration within) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(within)
			.until(() -> meOn(instance).data().path("roles").size() == 1);
	}

	private ApiResponse meOn(Instance instance) {
		return instance.api().within(Town.ANSWER).withBearer(token).get(AUTH + "/me");
	}

	private static void forgetInMemory() {
		one.bean(AccountService.class).forgetAll();
		other.bean(AccountService.class).forgetAll();
	}

	private static String copyOf(TestAdmin user) {
		return "user:{" + user.id() + "}";
	}

}
