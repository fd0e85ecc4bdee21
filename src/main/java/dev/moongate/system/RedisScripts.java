package dev.moongate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The Lua scripts in {@code resources/redis}. They are read once: a script that is made
 * from its resource looks at every run whether the file has changed, which in a jar costs
 * more than the run.
 */
public final class RedisScripts {

	private RedisScripts() {
	}

	/**
	 * Reads a script.
	 * @param name the name of its file without {@code .lua}
	 * @param result what a run returns
	 */
	public static <T> RedisScript<T> read(String name, Class<T> result) {
		return RedisScript.of(text(name), result);
	}

	/**
	 * Returns the text of a script.
	 */
	public static String text(String name) {
		try {
			return new ClassPathResource("redis/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
