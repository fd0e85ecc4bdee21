package dev.moongate.account;

/**
 * The computation of Argon2 (RFC 9106), in the encoded form that carries its own
 * parameters.
 */
interface Argon2Function {

	/** How long salts are, in bytes. */
	int SALT_BYTES = 16;

	/** How long hashes are, in bytes. */
	int HASH_BYTES = 32;

	/**
	 * Hashes a password with a new salt.
	 */
	String hash(String password);

	/**
	 * Returns whether a hash of any variant and parameters was made from the password.
	 */
	boolean matches(String password, String hash);

}
