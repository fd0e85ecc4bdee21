package dev.moongate.outage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.moongate.support.services.RedisServer;

import static dev.moongate.support.TestAccount.AUTH;

/**
 * A Redis that is lost under load where another one takes over: Moongate follows, and
 * loses nothing that was answered. Takes a minute and a half, and runs alone:
 *
 * <pre>
 * ./mvnw verify -Pfailover
 * </pre>
 */
@Tag("failover")
class FailoverIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FailoverIntegrationTests.class);

	/** Much, for a machine with other things to do. */
	private static final Duration FAILOVER = Duration.ofSeconds(60);

	private static final Town TOWN = Town.shared();

	@Test
	void aKilledAndThenAFrozenMasterWatchedBySentinels() {
		try (RedisSentinels redis = new RedisSentinels();
				Instance moongate = on(redis.properties());
				Traffic traffic = new Traffic(moongate)) {
			lose("killed", moongate, traffic, redis.first::kill, () -> redis.isMaster(redis.second));
			redis.first.restart();
			await(() -> redis.first.tell("INFO replication").contains("master_link_status:up"));

			lose("frozen", moongate, traffic, redis.second::freeze, () -> redis.isMaster(redis.first));
			redis.second.thaw();
			await(() -> redis.second.tell("INFO replication").contains("role:slave"));

			traffic.awaitMore();
			traffic.assertNothingAnsweredIsLost();
		}
	}

	@Test
	void aKilledNodeOfACluster() {
		try (RedisCluster redis = RedisCluster.withReplicas();
				Instance moongate = on(redis.properties());
				Traffic traffic = new Traffic(moongate)) {
			RedisServer node = redis.masterOf("{revoked}:stream");

			lose("killed in a cluster", moongate, traffic, node::kill, () -> redis.hasReplaced(node));

			traffic.awaitMore();
			traffic.assertNothingAnsweredIsLost();
		}
	}

	private static void lose(String what, Instance moongate, Traffic traffic, Runnable loss,
			Callable<Boolean> replaced) {
		int answeredBefore = traffic.answered();
		int failedBefore = traffic.failed();
		long began = System.nanoTime();
		loss.run();
		await(replaced);
		long elected = System.nanoTime();
		await(() -> moongate.api().get("/health").status() == 200
				&& moongate.api().get(AUTH + "/captcha").status() == 200);
		long back = System.nanoTime();
		traffic.awaitMore();
		logger.info(
				"Redis {}: another took over after {} ms, the service was back after {} ms; {} requests answered,"
						+ " {} failed",
				what, Duration.ofNanos(elected - began).toMillis(), Duration.ofNanos(back - began).toMillis(),
				traffic.answered() - answeredBefore, traffic.failed() - failedBefore);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(FAILOVER).pollInterval(Duration.ofMillis(50)).until(condition);
	}

	private static Instance on(Map<String, String> redis) {
		Map<String, String> services = new HashMap<>(TOWN.postgres.properties());
		services.putAll(TOWN.mail.properties());
		services.putAll(redis);
		services.put("moongate.throttle.rates.refresh", "1000000/1m");
		// a login that failed half-way is counted, and is tried again at once here
		services.put("RATE_LIMIT_MAX_ATTEMPTS", "1000000");
		return Instance.on(services);
	}

}
