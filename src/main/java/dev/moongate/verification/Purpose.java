package dev.moongate.verification;

import java.util.Locale;

import dev.moongate.problem.InvalidValueException;

/**
 * What a code proves an address for. A code of one purpose is worth nothing for another.
 */
public enum Purpose {

	/** To open an account. */
	REGISTER,

	/** To set a new password without the old one. */
	RESET_PASSWORD,

	/** To make the address that of an existing account. */
	CHANGE_EMAIL;

	/**
	 * Reads the {@code type} of a request, for instance {@code reset_password}.
	 * @throws InvalidValueException if there is no such purpose
	 */
	public static Purpose of(String type) {
		for (Purpose purpose : values()) {
			if (purpose.type().equals(type)) {
				return purpose;
			}
		}
		throw new InvalidValueException("field.code.type");
	}

	/**
	 * The name of the purpose in requests.
	 */
	public String type() {
		return name().toLowerCase(Locale.ROOT);
	}

}
