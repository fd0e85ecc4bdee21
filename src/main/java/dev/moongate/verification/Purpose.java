package dev.moongate.verification;

/**
 * What a code may be used for.
 */
public enum Purpose {

	REGISTER, RESET_PASSWORD, CHANGE_EMAIL

}
