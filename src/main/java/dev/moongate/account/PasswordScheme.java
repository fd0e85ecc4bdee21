package dev.moongate.account;

/**
 * One way in which stored passwords were hashed. What is stored is {@code {id}} followed
 * by the hash, so that every hash tells how it was made.
 */
interface PasswordScheme {

	/** The name between the braces. */
	String id();

	/**
	 * Returns whether a hash has the form of this scheme, and costs that are worth paying
	 * for a check.
	 */
	boolean accepts(String hash);

	/**
	 * Returns whether a hash was made from the password, or false for a hash that the
	 * scheme does not accept.
	 */
	boolean matches(String password, String hash);

	/**
	 * Returns whether a hash that matches the password matches no beginning of it: what a
	 * scheme does not read may be anything, and the password is one of many.
	 */
	default boolean readsWhole(String password) {
		return true;
	}

	/**
	 * Returns about how many milliseconds of one core it takes to check a password
	 * against a hash, 0 for one that is malformed or past all reason.
	 */
	int millis(String hash);

	/**
	 * Returns about how many MiB of memory it takes to check a password against a hash
	 * that the scheme accepts, 0 for next to nothing.
	 */
	default int mebibytes(String hash) {
		return 0;
	}

}
