package dev.moongate.account;

import java.time.Duration;
import java.util.Optional;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.UserId;

/**
 * Copies of profiles in Redis, for instances that do not remember them.
 */
@Repository
class ProfileStore {

	private static final Duration EXPIRY = Duration.ofMinutes(10);

	/**
	 * How long after a change nobody may put a copy back: longer than any query takes
	 * that may have read what was there before.
	 */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final String SETTLING_MARK = "changed";

	private final StringRedisTemplate redis;

	private final JsonMapper json = JsonMapper.builder().build();

	ProfileStore(StringRedisTemplate redis) {
		this.redis = redis;
	}

	Optional<Profile> find(UserId id) {
		String copy = redis.opsForValue().get(key(id));
		if (copy == null || copy.equals(SETTLING_MARK)) {
			return Optional.empty();
		}
		try {
			return Optional.of(json.readValue(copy, Profile.class));
		}
		catch (JacksonException ex) {
			// written by a version whose profiles look different
			return Optional.empty();
		}
	}

	/**
	 * Keeps a copy, unless there is one or the account has just changed.
	 */
	void put(Profile profile) {
		redis.opsForValue().setIfAbsent(key(profile.id()), json.writeValueAsString(profile), EXPIRY);
	}

	/**
	 * Returns what is kept of a user here, for whoever announces a change.
	 */
	ProfileCopy copy(UserId id) {
		return new ProfileCopy(key(id), SETTLING_MARK, SETTLING);
	}

	private static String key(UserId id) {
		return "user:{" + id + "}";
	}

}
