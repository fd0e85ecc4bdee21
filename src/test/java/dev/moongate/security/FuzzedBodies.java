package dev.moongate.security;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Bodies that are almost what an endpoint expects.
 */
final class FuzzedBodies {

	private static final List<String> FIELDS = List.of("email", "username", "password", "code", "type", "name",
			"avatar", "captcha_id", "captcha_code", "refresh_token", "new_password", "current_password", "new_email");

	private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
			StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"));

	private final Random random;

	private final FuzzedTexts texts;

	private final Map<String, String> right;

	/**
	 * Makes bodies.
	 * @param right what fields hold when they are right
	 */
	FuzzedBodies(Random random, FuzzedTexts texts, Map<String, String> right) {
		this.random = random;
		this.texts = texts;
		this.right = right;
	}

	byte[] body(List<String> fields) {
		String json = object(fields);
		return switch (random.nextInt(16)) {
			case 0 -> new byte[0];
			case 1 -> damaged(json.getBytes(StandardCharsets.UTF_8));
			case 2 -> bytes(random.nextInt(200));
			case 3 -> json.getBytes(texts.any(CHARSETS));
			case 4 -> (json + texts.text()).getBytes(StandardCharsets.UTF_8);
			case 5 -> oddity(json).getBytes(StandardCharsets.UTF_8);
			default -> json.getBytes(StandardCharsets.UTF_8);
		};
	}

	private String oddity(String json) {
		int size = random.nextInt(20_000);
		return switch (random.nextInt(6)) {
			case 0 -> "[" + json + "]";
			case 1 -> "[".repeat(size);
			case 2 -> "{\"a\":".repeat(random.nextInt(40)) + "1";
			case 3 -> json + " ".repeat(size);
			case 4 -> "{\"email\": " + "9".repeat(size) + "}";
			default -> "{\"" + "k".repeat(size) + "\": 1}";
		};
	}

	/**
	 * Writes an object of some of the fields, most of them right.
	 */
	private String object(List<String> fields) {
		List<String> names = new ArrayList<>(fields);
		if (texts.once(5)) {
			Collections.shuffle(names, random);
			names = new ArrayList<>(names.subList(0, random.nextInt(names.size() + 1)));
		}
		if (texts.once(8)) {
			names.add(texts.any(FIELDS));
		}
		List<String> members = new ArrayList<>();
		int wrong = random.nextInt(names.size() + 1);
		for (int i = 0; i < names.size(); i++) {
			String value = i == wrong || texts.once(6) ? value() : texts.quoted(right.getOrDefault(names.get(i), "x"));
			members.add(texts.quoted(texts.once(40) ? texts.text() : names.get(i)) + ":" + value);
		}
		return "{" + String.join(",", members) + "}";
	}

	private String value() {
		return switch (random.nextInt(12)) {
			case 0 -> "null";
			case 1 -> texts.any(List.of("true", "false", "0", "-0", "1.5", "1e400", "123456", "NaN", "01", "\"\\x\""));
			case 2 -> texts.any(List.of("[]", "{}", "[1]", "[\"a\"]", "{\"a\": {\"b\": []}}", "[[[[[[[[[[[[[[[[[[]"));
			default -> texts.quoted(texts.text());
		};
	}

	private byte[] damaged(byte[] bytes) {
		byte[] damaged = Arrays.copyOf(bytes, texts.once(2) ? bytes.length : random.nextInt(bytes.length + 1));
		for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
		}
		return damaged;
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

}
