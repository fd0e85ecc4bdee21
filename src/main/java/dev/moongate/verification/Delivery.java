package dev.moongate.verification;

/**
 * What the mail that follows a request for a code says. Where the service conceals which
 * addresses have accounts, the answer is always the same and only the mail tells.
 */
public enum Delivery {

	/** The code. */
	CODE,

	/** That the address has an account already. */
	ALREADY_REGISTERED,

	/** Nothing: there is no mail. */
	NONE

}
