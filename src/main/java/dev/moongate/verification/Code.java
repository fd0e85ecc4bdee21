package dev.moongate.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

import dev.moongate.problem.InvalidValueException;

/**
 * A verification code as the caller typed it: exactly six ASCII digits.
 *
 * @param digits the six digits
 */
public record Code(String digits) {

	private static final Pattern ACCEPTABLE = Pattern.compile("[0-9]{6}");

	public Code {
		if (!ACCEPTABLE.matcher(digits).matches()) {
			throw new InvalidValueException("field.code");
		}
	}

	/**
	 * Compares in time that does not depend on the digits.
	 */
	boolean matches(String expected) {
		return MessageDigest.isEqual(digits.getBytes(StandardCharsets.US_ASCII),
				expected.getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public String toString() {
		return "Code[******]";
	}

}
