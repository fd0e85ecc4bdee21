package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

import dev.moongate.system.LuaScripts;
import dev.moongate.system.UserId;

/**
 * The revocations in Redis.
 * <p>
 * A revocation that is not there has not been made, on one condition: Redis has forgotten
 * nothing. The epoch is the proof. It is a key that holds the name of the running server
 * (its {@code run_id}) and the number of keys it has evicted; it is written only when
 * everything PostgreSQL knows is in Redis. A flush takes it away, a restart (with or
 * without a snapshot of older days), a failover to a replica or an eviction makes it
 * differ from what the server says of itself.
 * <p>
 * It proves nothing of a Redis that refuses to be written to: that has refused
 * revocations too, and perhaps the end of the epoch. So whoever asks about the epoch has
 * it written anew if nobody has for a moment ({@link #TRUST}), and believes in it only if
 * that is taken.
 * <p>
 * All keys share one hash tag, because one script writes a revocation and its entry in
 * the stream, so on a cluster one node holds them all. That is little: a write for each
 * session that ends before its time, the tails of the instances, and reads only while an
 * instance has lost its tail.
 */
@Component
class RevocationStore {

	static final String STREAM = "{revoked}:stream";

	static final String EPOCH = "{revoked}:epoch";

	/** More than any instance falls behind in the time it may be late. */
	static final int STREAM_ENTRIES = 10_000;

	/** Of the stream and the epoch, which every instance that watches prolongs. */
	static final Duration LIFETIME = Duration.ofDays(2);

	/** How long Redis is believed without having taken a write. */
	static final Duration TRUST = Duration.ofMillis(500);

	/** Holds the last session that is refused together with all before it. */
	private static final String EVERY_SESSION = "{revoked}:all";

	private static final String CLAIM = "{revoked}:claim";

	private static final Duration CLAIM_LIFETIME = Duration.ofSeconds(10);

	/** The most revocations one call writes, so that it does not hold Redis up. */
	private static final int BATCH = 500;

	private static final RedisScript<Long> REVOKE = script("revoke", Long.class);

	private static final RedisScript<String> ANNOUNCE = script("announce", String.class);

	private static final RedisScript<String> CHECK = script("check", String.class);

	private static final RedisScript<Long> CLAIM_RESTORE = script("claim", Long.class);

	private static final RedisScript<Long> RESTORE = script("restore", Long.class);

	private final StringRedisTemplate redis;

	private final Clock clock;

	RevocationStore(StringRedisTemplate redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
	}

	/**
	 * Remembers revocations and tells the other instances of those that are new.
	 * @throws DataAccessException if Redis did not answer, or refused: then it is soon
	 * not believed any more
	 */
	void revoke(List<Revocation> revocations) {
		orEndEpoch(() -> {
			for (int from = 0; from < revocations.size(); from += BATCH) {
				revokeBatch(revocations.subList(from, Math.min(from + BATCH, revocations.size())));
			}
		});
	}

	private void revokeBatch(List<Revocation> revocations) {
		List<String> keys = new ArrayList<>();
		keys.add(STREAM);
		List<String> arguments = new ArrayList<>();
		arguments.add(Integer.toString(STREAM_ENTRIES));
		arguments.add(Long.toString(LIFETIME.toMillis()));
		for (Revocation revocation : revocations) {
			long lifetime = Duration.between(clock.instant(), revocation.until()).toMillis();
			if (lifetime > 0) {
				keys.add(key(revocation.kind(), revocation.id()));
				arguments.add(revocation.kind().label());
				arguments.add(revocation.id().toString());
				arguments.add(Long.toString(lifetime));
			}
		}
		redis.execute(REVOKE, keys, arguments.toArray());
	}

	/**
	 * Tells all instances that there are other signing keys.
	 */
	void announceKeys() {
		announce("keys", "all");
	}

	private void announce(String kind, String id) {
		redis.execute(ANNOUNCE, List.of(STREAM), Integer.toString(STREAM_ENTRIES), Long.toString(LIFETIME.toMillis()),
				kind, id);
	}

	/**
	 * Drops what Redis keeps of a user and tells all instances of the change.
	 * @throws DataAccessException if Redis did not answer, or refused: then it is soon
	 * not believed any more
	 */
	void announce(UserId user, StaleCopy copy) {
		orEndEpoch(() -> replaceAndTell(user, copy), copy.key());
	}

	/**
	 * On a cluster the copy and the stream are kept on different nodes and take a command
	 * each, in this order.
	 */
	private void replaceAndTell(UserId user, StaleCopy copy) {
		if (redis.getRequiredConnectionFactory() instanceof LettuceConnectionFactory connections
				&& connections.isClusterAware()) {
			redis.opsForValue().set(copy.key(), copy.mark(), copy.settling());
			announce("user", user.toString());
			return;
		}
		redis.execute(ANNOUNCE, List.of(STREAM, copy.key()), Integer.toString(STREAM_ENTRIES),
				Long.toString(LIFETIME.toMillis()), "user", user.toString(), copy.mark(),
				Long.toString(copy.settling().toMillis()));
	}

	/**
	 * Writes something, and if Redis refuses, ends the epoch: better no answer than a
	 * wrong one. A Redis that is full still deletes; one that refuses that too is not
	 * believed for longer than {@link #TRUST}.
	 * @param stale keys whose values are wrong until this is written
	 */
	private void orEndEpoch(Runnable write, String... stale) {
		try {
			write.run();
		}
		catch (RedisSystemException ex) {
			Stream.concat(Stream.of(stale), Stream.of(EPOCH)).forEach((key) -> delete(key, ex));
			throw ex;
		}
	}

	private void delete(String key, RedisSystemException refusal) {
		try {
			redis.delete(key);
		}
		catch (DataAccessException ex) {
			refusal.addSuppressed(ex);
		}
	}

	Verdict check(AccessToken token) {
		String verdict = redis.execute(CHECK,
				List.of(key(Revocation.Kind.SESSION, token.sessionId().value()),
						key(Revocation.Kind.TOKEN, token.tokenId()), EPOCH, EVERY_SESSION),
				token.sessionId().toString(), Long.toString(LIFETIME.toMillis()), Long.toString(TRUST.toMillis()));
		return Verdict.valueOf(verdict);
	}

	/**
	 * Begins to bring back what Redis has forgotten.
	 * @return false if another instance is doing so
	 */
	boolean claimRestore(UUID attempt) {
		return redis.execute(CLAIM_RESTORE, List.of(CLAIM), attempt.toString(),
				Long.toString(CLAIM_LIFETIME.toMillis())) == 1;
	}

	/**
	 * Begins a new epoch, now that everything is back.
	 * @return false if Redis has forgotten something again since the claim
	 */
	boolean completeRestore(UUID attempt) {
		return redis.execute(RESTORE, List.of(CLAIM, EPOCH), attempt.toString(),
				Long.toString(LIFETIME.toMillis())) == 1;
	}

	/**
	 * Lets another instance try.
	 */
	void abandonRestore() {
		redis.delete(CLAIM);
	}

	private static String key(Revocation.Kind kind, UUID id) {
		return (kind == Revocation.Kind.EVERY_SESSION) ? EVERY_SESSION : "{revoked}:" + kind.label() + ":" + id;
	}

	private static <T> RedisScript<T> script(String name, Class<T> result) {
		return RedisScript.of(LuaScripts.read("revocation-" + name), result);
	}

	/**
	 * What Redis says of a token.
	 */
	enum Verdict {

		/** It has been revoked. */
		REVOKED,

		/** It has not been revoked. */
		LIVE,

		/** Redis may have forgotten. */
		UNKNOWN

	}

}
