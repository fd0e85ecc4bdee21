package dev.moongate.system;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The reading of UTF-8 to the letter (RFC 3629): one text has one form, and what is no
 * text is refused instead of becoming another.
 */
public final class Utf8 {

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

}
