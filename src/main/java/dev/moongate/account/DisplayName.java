package dev.moongate.account;

import dev.moongate.problem.InvalidValueException;

/**
 * The name other people see: 1 to 64 code points of any script.
 *
 * @param value the name
 */
public record DisplayName(String value) {

	private static final int MAX_CODE_POINTS = 64;

	public DisplayName {
		if (value.isBlank() || value.codePointCount(0, value.length()) > MAX_CODE_POINTS || !Text.isPlain(value)) {
			throw new InvalidValueException("field.name");
		}
	}

	@Override
	public String toString() {
		return value;
	}

}
