package dev.moongate.account;

import java.util.Locale;

import dev.moongate.problem.InvalidValueException;

/**
 * What administrators tell accounts apart by.
 */
public enum AccountStatus {

	/** Its owner may sign in. */
	ACTIVE("is_active"),

	/** Its owner may not sign in. */
	DISABLED("not is_active"),

	/** Its address has not been proved. */
	UNVERIFIED("not is_verified");

	private final String condition;

	AccountStatus(String condition) {
		this.condition = condition;
	}

	/**
	 * Reads a status as callers write it.
	 * @throws InvalidValueException if there is no such status
	 */
	public static AccountStatus of(String text) {
		for (AccountStatus status : values()) {
			if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
				return status;
			}
		}
		throw new InvalidValueException("field.status");
	}

	/** The condition in SQL. */
	String condition() {
		return condition;
	}

}
