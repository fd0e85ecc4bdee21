package dev.moongate.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Password hashes as other systems stored them.
 */
public final class TestPasswords {

	private TestPasswords() {
	}

	/**
	 * Returns the hash that costs a test nothing: plain SHA-256 in hexadecimal.
	 */
	public static String sha256(String password) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
			return "{sha256}" + HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform implements SHA-256", ex);
		}
	}

}
