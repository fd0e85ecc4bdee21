package dev.moongate.account;

import java.text.Normalizer;

import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.Reason;

/**
 * A password as a user chooses it: 8 to 64 code points of any script, normalised to NFC
 * so that every keyboard that types the same characters types the same password (NIST SP
 * 800-63B section 3.1.1.2).
 *
 * @param value the normalised password
 */
public record NewPassword(String value) {

	private static final int MIN_CODE_POINTS = 8;

	private static final int MAX_CODE_POINTS = 64;

	public NewPassword {
		if (!Text.isPlain(value)) {
			throw new InvalidValueException("field.password.characters", Reason.WEAK_PASSWORD);
		}
		int length = value.codePointCount(0, value.length());
		if (length < MIN_CODE_POINTS || length > MAX_CODE_POINTS) {
			throw new InvalidValueException("field.password.length", Reason.WEAK_PASSWORD);
		}
	}

	/**
	 * Reads a password that is to be set.
	 * @throws InvalidValueException with the reason WEAK_PASSWORD
	 */
	public static NewPassword of(String text) {
		return new NewPassword(Normalizer.normalize(text, Normalizer.Form.NFC));
	}

	@Override
	public String toString() {
		return "NewPassword[***]";
	}

}
