package dev.moongate.account;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.LuaScripts;
import dev.moongate.system.UserId;

/**
 * Copies of profiles in Redis, for instances that do not remember them.
 * <p>
 * Each stands behind the name of the server it was given to, as the epoch of revocations
 * names it: a replica that takes over, or a Redis that comes back with what it once
 * saved, may never have been told of a change. Versions that did not write the name find
 * no copy in it, and replace it by the same mark when an account changes.
 */
@Component
class ProfileStore {

	private static final Duration EXPIRY = Duration.ofMinutes(10);

	/**
	 * How long after a change nobody may put a copy back: longer than any query takes
	 * that may have read what was there before.
	 */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final String SETTLING_MARK = "changed";

	private static final RedisScript<String> FIND = RedisScript.of(LuaScripts.read("profile-find"), String.class);

	private static final RedisScript<Long> KEEP = RedisScript.of(LuaScripts.read("profile-keep"), Long.class);

	private final StringRedisTemplate redis;

	private final JsonMapper json = JsonMapper.builder().build();

	ProfileStore(StringRedisTemplate redis) {
		this.redis = redis;
	}

	Kept find(UserId id) {
		String kept = redis.execute(FIND, List.of(key(id)));
		int end = kept.indexOf(' ');
		return new Kept(kept.substring(0, end), read(kept.substring(end + 1)));
	}

	/**
	 * Keeps a copy, unless there is one or the account may have changed meanwhile.
	 * @param server who said that there was none
	 */
	void put(Profile profile, String server) {
		redis.execute(KEEP, List.of(key(profile.id())), server, json.writeValueAsString(profile),
				Long.toString(EXPIRY.toMillis()), SETTLING_MARK);
	}

	/**
	 * Returns the copies of some users that there are, whoever they were given to.
	 */
	List<Profile> findAll(Collection<UserId> ids) {
		List<@Nullable String> kept = redis.opsForValue().multiGet(ids.stream().map(ProfileStore::key).toList());
		return (kept == null) ? List.of()
				: kept.stream()
					.filter(Objects::nonNull)
					.map((copy) -> read(copy.substring(copy.indexOf(' ') + 1)))
					.filter(Objects::nonNull)
					.toList();
	}

	/**
	 * Returns what is kept of a user here, for whoever announces a change.
	 */
	ProfileCopy copy(UserId id) {
		return new ProfileCopy(key(id), SETTLING_MARK, SETTLING);
	}

	/** What another version wrote may look different. */
	private @Nullable Profile read(String copy) {
		try {
			return copy.isEmpty() ? null : json.readValue(copy, Profile.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static String key(UserId id) {
		return "user:{" + id + "}";
	}

	/**
	 * What Redis says of a profile.
	 *
	 * @param server who says it: the run of the server, as long as it has forgotten
	 * nothing
	 * @param copy the copy that it was given, or null if there is none
	 */
	record Kept(String server, @Nullable Profile copy) {
	}

}
