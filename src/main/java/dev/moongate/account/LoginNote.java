package dev.moongate.account;

/**
 * What became of the noting of a right login.
 */
public enum LoginNote {

	/**
	 * The login must not go on: the credentials have changed, or the account is disabled.
	 */
	STALE,

	/** Noted. The user has signed in like this before, or never at all. */
	FAMILIAR_DEVICE,

	/** Noted. The user has signed in before, and never like this. */
	NEW_DEVICE

}
