package dev.moongate.outage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import dev.moongate.support.services.RedisServer;

/**
 * A Redis with a replica, and three Sentinels that watch them.
 */
final class RedisSentinels implements AutoCloseable {

	final RedisServer first = RedisServer.temporary();

	final RedisServer second = RedisServer.replicaOf(first);

	private final List<RedisServer> sentinels = Stream.generate(() -> RedisServer.sentinelOf(first)).limit(3).toList();

	RedisSentinels() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> sentinels.stream().allMatch(RedisSentinels::knowsAll)
					&& second.tell("INFO replication").contains("master_link_status:up"));
	}

	private static boolean knowsAll(RedisServer sentinel) {
		return sentinel.tell("INFO sentinel").contains("status=ok,address=127.0.0.1")
				&& sentinel.tell("INFO sentinel").contains("slaves=1,sentinels=3");
	}

	Map<String, String> properties() {
		String addresses = sentinels.stream()
			.map((sentinel) -> "127.0.0.1:" + sentinel.port())
			.collect(Collectors.joining(","));
		return Map.of("REDIS_SENTINEL_NODES", addresses, "REDIS_SENTINEL_MASTER", RedisServer.WATCHED, "REDIS_URL",
				"redis://:" + first.password() + "@127.0.0.1", "spring.data.redis.sentinel.password", first.password());
	}

	/** Whether the Sentinels have made this server the one to write to. */
	boolean isMaster(RedisServer server) {
		return server.tell("INFO replication").contains("role:master")
				&& sentinels.stream().allMatch((sentinel) -> watches(sentinel, server));
	}

	private static boolean watches(RedisServer sentinel, RedisServer server) {
		return sentinel.tell("SENTINEL get-master-addr-by-name " + RedisServer.WATCHED)
			.contains(Integer.toString(server.port()));
	}

	@Override
	public void close() {
		sentinels.forEach(RedisServer::close);
		second.close();
		first.close();
	}

}
