package dev.moongate.account;

/**
 * A way of hashing that new passwords may be hashed in too. All others are there for
 * hashes that were made elsewhere, or earlier.
 */
interface CurrentScheme extends PasswordScheme {

	/**
	 * Hashes a password with a new salt.
	 */
	String hash(String password);

	/**
	 * Returns whether a hash of this scheme is made just as a new one would be.
	 */
	boolean isCurrent(String hash);

}
