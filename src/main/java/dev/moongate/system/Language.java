package dev.moongate.system;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A language that messages and mails are written in.
 */
public enum Language {

	ENGLISH("en"), SIMPLIFIED_CHINESE("zh-CN"), TRADITIONAL_CHINESE("zh-TW");

	/** What is read of a header, up to the last element that fits. */
	private static final int MAX_HEADER_LENGTH = 256;

	private static final int MAX_RANGES = 20;

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
	 * 12.5.4). Elements that are empty (section 5.6.1.2) or cannot be read count for
	 * nothing; the others still do.
	 * @param header the header, or null when the request has none
	 * @param fallback the answer to a header that is absent or asks for languages
	 * Moongate does not speak
	 */
	public static Language negotiate(@Nullable String header, Language fallback) {
		if (header == null || header.isBlank()) {
			return fallback;
		}
		return Arrays.stream(beginning(header).split(","))
			.filter(element -> !element.isBlank())
			.limit(MAX_RANGES)
			.flatMap(Language::ranges)
			.filter(range -> range.getWeight() > 0)
			.sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
			.flatMap(range -> Stream.ofNullable(spoken(range.getRange(), fallback)))
			.findFirst()
			.orElse(fallback);
	}

	private static String beginning(String header) {
		if (header.length() <= MAX_HEADER_LENGTH) {
			return header;
		}
		return header.substring(0, Math.max(0, header.lastIndexOf(',', MAX_HEADER_LENGTH)));
	}

	private static Stream<Locale.LanguageRange> ranges(String element) {
		try {
			return Locale.LanguageRange.parse(element).stream();
		}
		catch (IllegalArgumentException ex) {
			return Stream.empty();
		}
	}

	/**
	 * Returns the language for one range, or null for one that is not spoken. Mandarin
	 * may be named beside Chinese or in its place (RFC 5646 section 2.2.2).
	 */
	private static @Nullable Language spoken(String range, Language any) {
		return switch (range.split("-", 2)[0]) {
			case "*" -> any;
			case "en" -> ENGLISH;
			case "zh", "cmn" -> isTraditional(Locale.forLanguageTag(range)) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
			default -> null;
		};
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
