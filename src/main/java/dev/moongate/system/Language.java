package dev.moongate.system;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A language that messages and mails are written in.
 */
public enum Language {

	ENGLISH("en"), SIMPLIFIED_CHINESE("zh-CN"), TRADITIONAL_CHINESE("zh-TW");

	private static final int MAX_HEADER_LENGTH = 256;

	private final String tag;

	private final Locale locale;

	Language(String tag) {
		this.tag = tag;
		this.locale = Locale.forLanguageTag(tag);
	}

	/**
	 * The BCP 47 tag: {@code en}, {@code zh-CN} or {@code zh-TW}.
	 */
	public String tag() {
		return tag;
	}

	public Locale locale() {
		return locale;
	}

	/**
	 * Returns whether there is a language with a tag.
	 */
	static boolean isTag(String tag) {
		return Arrays.stream(values()).anyMatch(language -> language.tag.equalsIgnoreCase(tag));
	}

	/**
	 * Returns the language whose tag is given.
	 * @throws IllegalArgumentException if there is no such language
	 */
	public static Language ofTag(String tag) {
		for (Language language : values()) {
			if (language.tag.equalsIgnoreCase(tag)) {
				return language;
			}
		}
		throw new IllegalArgumentException("must be one of en, zh-CN, zh-TW");
	}

	/**
	 * Returns the best language for a request, in which the header may stand on several
	 * lines.
	 * @param fallback as in {@link #negotiate(String, Language)}
	 */
	public static Language of(HttpServletRequest request, Language fallback) {
		return negotiate(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))), fallback);
	}

	/**
	 * Returns the best language for an {@code Accept-Language} header (RFC 9110 section
	 * 12.5.4).
	 * @param header the header, or null when the request has none
	 * @param fallback the answer to a header that is absent, unreadable or asks for
	 * languages Moongate does not speak
	 */
	public static Language negotiate(@Nullable String header, Language fallback) {
		if (header == null || header.isBlank() || header.length() > MAX_HEADER_LENGTH) {
			return fallback;
		}
		try {
			return negotiate(Locale.LanguageRange.parse(header), fallback);
		}
		catch (IllegalArgumentException ex) {
			return fallback;
		}
	}

	private static Language negotiate(List<Locale.LanguageRange> ranges, Language fallback) {
		for (Locale.LanguageRange range : ranges) {
			if (range.getWeight() == 0) {
				continue;
			}
			if (range.getRange().equals("*")) {
				return fallback;
			}
			Locale wanted = Locale.forLanguageTag(range.getRange());
			if (wanted.getLanguage().equals("en")) {
				return ENGLISH;
			}
			if (wanted.getLanguage().equals("zh")) {
				return isTraditional(wanted) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
			}
		}
		return fallback;
	}

	/**
	 * An explicit script decides; without one Taiwan, Hong Kong and Macao write
	 * traditional characters.
	 */
	private static boolean isTraditional(Locale wanted) {
		if (!wanted.getScript().isEmpty()) {
			return wanted.getScript().equals("Hant");
		}
		return switch (wanted.getCountry()) {
			case "TW", "HK", "MO" -> true;
			default -> false;
		};
	}

}
