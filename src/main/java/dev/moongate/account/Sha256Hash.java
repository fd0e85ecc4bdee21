package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Plain SHA-256 in hexadecimal, as the systems before Moongate stored it. Only ever
 * checked, and replaced at the first right login.
 */
final class Sha256Hash implements PasswordScheme {

	private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");

	@Override
	public String id() {
		return "sha256";
	}

	@Override
	public boolean accepts(String hash) {
		return FORM.matcher(hash).matches();
	}

	@Override
	public boolean matches(String password, String hash) {
		return accepts(hash)
				&& MessageDigest.isEqual(digest(password), HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT)));
	}

	@Override
	public int millis(String hash) {
		return 0;
	}

	private static byte[] digest(String password) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform implements SHA-256", ex);
		}
	}

}
