package dev.moongate.token;

import java.util.Base64;
import java.util.Map;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.MalformedJwtException;
import tools.jackson.core.JacksonException;

/**
 * The outer shape of a token (RFC 7515 section 7.1), checked before any cryptography.
 * <p>
 * It is stricter than jjwt, whose Base64 decoding skips what it does not know: one token
 * has one spelling only, and its header has exactly the members that Moongate writes. So
 * there is no way to bring a key ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}), an
 * extension ({@code crit}, {@code b64}) or a compression ({@code zip}).
 */
final class CompactToken {

	/** In characters, which are bytes here. */
	static final int MAX_LENGTH = 4096;

	private static final int SEGMENTS = 3;

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private CompactToken() {
	}

	/**
	 * Returns the header of a token of well-formed shape.
	 * @throws JwtException if the text is too long, is not three segments of canonical
	 * base64url, or does not begin with a JSON object
	 */
	static Map<String, Object> header(String text, TokenJson json) {
		if (text.length() > MAX_LENGTH) {
			throw new MalformedJwtException("longer than any token");
		}
		String[] segments = text.split("\\.", -1);
		if (segments.length != SEGMENTS) {
			throw new MalformedJwtException("not three segments");
		}
		byte[] header = decode(segments[0]);
		decode(segments[1]);
		decode(segments[2]);
		try {
			return json.read(header);
		}
		catch (JacksonException ex) {
			throw new MalformedJwtException("the header is not a JSON object without duplicates");
		}
	}

	/**
	 * Decodes a segment whose only spelling this is: no padding, no foreign character, no
	 * set bit that encodes nothing (RFC 4648 section 3.5).
	 */
	private static byte[] decode(String segment) {
		byte[] bytes;
		try {
			bytes = DECODER.decode(segment);
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedJwtException("not base64url");
		}
		if (bytes.length == 0 || !ENCODER.encodeToString(bytes).equals(segment)) {
			throw new MalformedJwtException("not canonical base64url");
		}
		return bytes;
	}

}
