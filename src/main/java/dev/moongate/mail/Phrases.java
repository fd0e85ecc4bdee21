package dev.moongate.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.springframework.core.io.ClassPathResource;

import dev.moongate.system.Language;

/**
 * What mails say in one language: {@code mail/<tag>.properties}, each phrase a template
 * of plain text.
 */
class Phrases {

	private final Language language;

	private final Properties phrases;

	private final Map<String, Template> templates = new HashMap<>();

	Phrases(Language language) {
		this.language = language;
		this.phrases = read(language);
		Mustache.Compiler plainText = Mustache.compiler().escapeHTML(false);
		phrases.forEach((key, phrase) -> templates.put((String) key, plainText.compile((String) phrase)));
	}

	/**
	 * Returns a phrase with its values filled in.
	 * @throws IllegalArgumentException if there is no such phrase
	 */
	String say(String key, Map<String, ?> values) {
		Template template = templates.get(key);
		if (template == null) {
			throw new IllegalArgumentException("No phrase " + key + " in " + language.tag());
		}
		return template.execute(values);
	}

	/**
	 * Returns a phrase without values.
	 */
	String say(String key) {
		return say(key, Map.of());
	}

	/**
	 * Returns a time in UTC as people write it, with the zone.
	 */
	String say(Instant time) {
		return DateTimeFormatter.ofPattern(say("time.pattern"), language.locale())
			.withZone(ZoneOffset.UTC)
			.format(time);
	}

	Set<String> keys() {
		return phrases.stringPropertyNames();
	}

	/**
	 * Returns a phrase as it is written, before its values are filled in.
	 */
	String template(String key) {
		return phrases.getProperty(key, "");
	}

	private static Properties read(Language language) {
		Properties phrases = new Properties();
		ClassPathResource file = new ClassPathResource("mail/" + language.tag() + ".properties");
		try (InputStream bytes = file.getInputStream();
				Reader characters = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
			phrases.load(characters);
			return phrases;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
