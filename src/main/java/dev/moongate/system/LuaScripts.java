package dev.moongate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;

/**
 * The scripts in {@code resources/redis}. Stores keep their texts: a script that is made
 * from its resource looks at every run whether the file has changed, which in a jar costs
 * more than the run.
 */
public final class LuaScripts {

	private LuaScripts() {
	}

	/**
	 * Returns the text of a script.
	 * @param name the name of its file without {@code .lua}
	 */
	public static String read(String name) {
		try {
			return new ClassPathResource("redis/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
