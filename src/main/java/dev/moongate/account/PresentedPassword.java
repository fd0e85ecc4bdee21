package dev.moongate.account;

import java.text.Normalizer;

import dev.moongate.problem.InvalidValueException;

/**
 * A password as a caller presents it to be checked. The rules for choosing one do not
 * apply, because older systems had others; it is only bounded, so that nobody pays for
 * hashing a novel.
 *
 * @param value the password normalised to NFC
 */
public record PresentedPassword(String value) {

	private static final int MAX_LENGTH = 1024;

	public PresentedPassword {
		if (value.length() > MAX_LENGTH) {
			throw new InvalidValueException("field.password.presented");
		}
		if (value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
			throw new InvalidValueException("field.password.characters");
		}
	}

	/**
	 * Reads a password that is to be checked.
	 * @throws InvalidValueException if no account can ever have had it
	 */
	public static PresentedPassword of(String text) {
		return new PresentedPassword(Normalizer.normalize(text, Normalizer.Form.NFC));
	}

	@Override
	public String toString() {
		return "PresentedPassword[***]";
	}

}
