package dev.moongate.support.services;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;

/**
 * The reasons for which a Redis that answers every question refuses to be written to.
 */
public enum WriteRefusal {

	/** What makes no room is refused, what does (DEL) is not. */
	FULL("OOM", List.of("CONFIG SET maxmemory 1"), List.of("CONFIG SET maxmemory 0")),

	/** A replica, as a master is that has been replaced. */
	READ_ONLY("READONLY", List.of("REPLICAOF 127.0.0.1 1"), List.of("REPLICAOF NO ONE")),

	/** The last snapshot could not be written. */
	UNSAVED("MISCONF", List.of("CONFIG SET dbfilename .", "CONFIG SET save \"3600 1000000\"", "BGSAVE"),
			List.of("CONFIG SET save \"\"", "CONFIG SET dbfilename dump.rdb")),

	/** Nobody else would keep what it took. */
	WITHOUT_REPLICAS("NOREPLICAS", List.of("CONFIG SET min-replicas-to-write 1"),
			List.of("CONFIG SET min-replicas-to-write 0"));

	private final String answer;

	private final List<String> begin;

	private final List<String> end;

	WriteRefusal(String answer, List<String> begin, List<String> end) {
		this.answer = answer;
		this.begin = begin;
		this.end = end;
	}

	public void begin(RedisServer redis) {
		begin.forEach(redis::tell);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> redis.tell("SET probe x PX 1").startsWith("-" + answer));
	}

	public void end(RedisServer redis) {
		end.forEach(redis::tell);
	}

}
