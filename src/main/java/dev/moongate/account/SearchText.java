package dev.moongate.account;

import dev.moongate.problem.InvalidValueException;

/**
 * A part of an e-mail address, a username or a name, in any case of letters: at most 254
 * characters. The wildcards of SQL mean nothing in it.
 *
 * @param value the text, without blanks around it
 */
public record SearchText(String value) {

	private static final int MAX_LENGTH = 254;

	public SearchText {
		value = value.strip();
		if (value.length() > MAX_LENGTH || !Text.isPlain(value)) {
			throw new InvalidValueException("field.query");
		}
	}

}
