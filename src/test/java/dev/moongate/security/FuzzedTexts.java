package dev.moongate.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Texts that have broken software before, and how they are written down in JSON. None has
 * a word in it that an answer must not have, so that an answer may repeat them.
 */
final class FuzzedTexts {

	private static final List<String> TRICKS = List.of("", " ", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\n", "\t", "null",
			"true", "0", "-1", "1e999", "99999999999999999999", "${jndi:ldap://127.0.0.1/a}", "#{1+1}", "%s%n%x", "{0}",
			"' or '1'='1", "\"; drop table users; --", "<script>alert(1)</script>", "../../../../etc/passwd", "\uD800",
			"\uDC00\uD800", "\uFEFF", "\u202Eabc", "\u200B", "\u2028", "\u0085", "e\u0301", "\u0130stanbul", "\u0131",
			"\uFF21\uFF20\uFF41.com", "\uD83D\uDE00", "\uDBFF\uDFFF", "\uFFFF", "\u00DF", "\u1E9E", "\uFDFA",
			"\u0660\u0661\u0662\u0663\u0664\u0665", "123456", "000000", "12345", "a.b.c", "..", "Bearer", "*", "\\",
			"/", "\u212A", "\u0149", "__proto__");

	private static final List<String> VALUES = List.of("ann@example.com", "Bob@Example.COM", "zed@example.org", "ann",
			"bob_1", "zed", "seven green bottles", "correct horse battery", "register", "reset_password",
			"change_email", "654321", "https://example.com/a.png", "http://example.com/", "abcd",
			"01990000-0000-7000-8000-000000000000");

	private final RandomGenerator random;

	FuzzedTexts(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * Returns one of some values.
	 */
	<T> T any(List<T> values) {
		return values.get(random.nextInt(values.size()));
	}

	/**
	 * Returns whether something happens that happens once in so many times.
	 */
	boolean once(int in) {
		return random.nextInt(in) == 0;
	}

	String text() {
		return switch (random.nextInt(8)) {
			case 0, 1, 2 -> any(TRICKS);
			case 3 -> any(VALUES) + any(TRICKS);
			case 4 -> any(TRICKS) + any(VALUES);
			case 5 -> any(TRICKS).repeat(1 + random.nextInt(300));
			case 6 -> anything(random.nextInt(100));
			default -> any(VALUES);
		};
	}

	/**
	 * Returns characters of all kinds, lone surrogates among them.
	 */
	private String anything(int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) random.nextInt(once(2) ? 0x80 : 0x10000));
		}
		return text.toString();
	}

	/**
	 * Returns bytes for the place of a header's value, a path or a query: never a line
	 * feed, which would end it.
	 */
	String line() {
		String text = new String(text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		return text.replace('\n', once(20) ? '\r' : ' ');
	}

	/**
	 * Writes a text as a JSON string, with more escapes than needed or with fewer.
	 */
	String quoted(String text) {
		boolean allEscaped = once(4);
		boolean noneEscaped = once(10);
		StringBuilder json = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			boolean must = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
			if (allEscaped || must && !noneEscaped) {
				json.append("\\u%04x".formatted((int) c));
			}
			else {
				json.append(c);
			}
		}
		return json.append('"').toString();
	}

}
