package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.InvalidValueException;

/**
 * The name other people see: 1 to 64 code points of any script, at least one of them
 * visible. Overrides of the writing direction count as control characters: they would
 * turn round what is written after the name.
 *
 * @param value the name
 */
public record DisplayName(String value) {

	private static final int MAX_CODE_POINTS = 64;

	public DisplayName {
		if (value.codePoints().noneMatch(DisplayName::isVisible) || value.codePoints().anyMatch(DisplayName::turnsText)
				|| value.codePointCount(0, value.length()) > MAX_CODE_POINTS || !Text.isPlain(value)) {
			throw new InvalidValueException("field.name");
		}
	}

	/**
	 * Returns the name somebody chose, or the username in its place.
	 */
	public static DisplayName or(@Nullable DisplayName chosen, Username username) {
		return (chosen != null) ? chosen : new DisplayName(username.value());
	}

	private static boolean isVisible(int c) {
		return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT;
	}

	/** The embeddings, overrides and isolates of Unicode Standard Annex 9. */
	private static boolean turnsText(int c) {
		return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
	}

	@Override
	public String toString() {
		return value;
	}

}
