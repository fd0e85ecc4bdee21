package dev.moongate.system;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The reading of UTF-8 to the letter (RFC 3629): one text has one form, and what is no
 * text is refused instead of becoming another.
 */
public final class Utf8 {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private Utf8() {
	}

	/**
	 * Reads a text.
	 * @throws CharacterCodingException for bytes that are none: overlong forms,
	 * surrogates, what lies above U+10FFFF, and characters cut short
	 */
	public static String decode(byte[] bytes) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

	/**
	 * Reads the text of a JSON value, and passes over the mark that some editors put
	 * before it (RFC 8259 section 8.1).
	 * @throws CharacterCodingException as from {@link #decode}
	 */
	public static String decodeJson(byte[] bytes) throws CharacterCodingException {
		String text = decode(bytes);
		return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

}
