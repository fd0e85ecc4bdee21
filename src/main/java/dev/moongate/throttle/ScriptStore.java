package dev.moongate.throttle;

import java.util.List;
import java.util.Objects;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import dev.moongate.system.LuaScripts;

/**
 * What one Lua script keeps in Redis. A run is one atomic step and, once Redis knows the
 * script, one round trip; a Redis that forgot it is taught again.
 */
final class ScriptStore {

	private final StringRedisTemplate redis;

	private final RedisScript<List<Long>> script;

	/**
	 * Reads a script.
	 * @param name the name of its file without {@code .lua}
	 */
	ScriptStore(StringRedisTemplate redis, String name) {
		this.redis = redis;
		this.script = RedisScript.of(LuaScripts.read(name), listOfNumbers());
	}

	@SuppressWarnings("unchecked")
	private static Class<List<Long>> listOfNumbers() {
		return (Class<List<Long>>) (Class<?>) List.class;
	}

	/**
	 * Runs the script.
	 * @param keys all keys it touches, in one hash slot
	 * @return the numbers it answers
	 */
	List<Long> run(List<String> keys, Object... arguments) {
		Object[] texts = new Object[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return Objects.requireNonNull(redis.execute(script, keys, texts), "A script always answers");
	}

}
