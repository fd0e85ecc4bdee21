package dev.moongate.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The words of the page in one language, as its script has them.
 *
 * @param words the words by their keys
 */
record Words(Map<String, String> words) {

	private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}(\\w+): '((?:[^'\\\\]|\\\\.)*)',$");

	static Words of(String language) {
		try {
			String script = new ClassPathResource("page/words/" + language + ".js")
				.getContentAsString(StandardCharsets.UTF_8);
			Map<String, String> words = new LinkedHashMap<>();
			Matcher matcher = ENTRY.matcher(script);
			while (matcher.find()) {
				words.put(matcher.group(1), matcher.group(2));
			}
			return new Words(words);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the words of a key.
	 */
	String get(String key) {
		String text = words.get(key);
		if (text == null) {
			throw new AssertionError("There are no words for " + key);
		}
		return text;
	}

	/**
	 * Returns the words of a key up to the first value in them.
	 */
	String start(String key) {
		return get(key).split("\\{", 2)[0];
	}

}
