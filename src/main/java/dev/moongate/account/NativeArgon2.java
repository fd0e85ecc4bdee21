package dev.moongate.account;

/**
 * Argon2id of version 19 and one lane (RFC 9106), in C.
 */
interface NativeArgon2 {

	/**
	 * Computes a hash.
	 * @param salt of 16 bytes
	 * @param length of the hash in bytes, 16 at least
	 * @param kib the memory it takes, 8 at least
	 * @param times how often it passes through that memory
	 * @throws IllegalStateException if there is no memory for it
	 */
	byte[] compute(byte[] password, byte[] salt, int length, int kib, int times);

}
