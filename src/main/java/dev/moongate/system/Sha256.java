package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * SHA-256 (FIPS 180-4 section 6.2).
 */
public final class Sha256 {

	/**
	 * Copied for each digest: looking for the algorithm among the providers takes longer
	 * than computing it.
	 */
	private static final MessageDigest PROTOTYPE = prototype();

	private Sha256() {
	}

	/**
	 * Returns the 32 bytes of the digest of a text in UTF-8.
	 */
	public static byte[] of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns the 32 bytes of the digest.
	 */
	public static byte[] of(byte[] message) {
		try {
			return ((MessageDigest) PROTOTYPE.clone()).digest(message);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("A digest that Java itself computes can be copied", ex);
		}
	}

	private static MessageDigest prototype() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform implements SHA-256", ex);
		}
	}

}
