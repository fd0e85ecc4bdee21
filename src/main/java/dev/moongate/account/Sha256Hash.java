package dev.moongate.account;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.moongate.system.Sha256;

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
				&& MessageDigest.isEqual(Sha256.of(password), HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT)));
	}

	@Override
	public int millis(String hash) {
		return 0;
	}

}
