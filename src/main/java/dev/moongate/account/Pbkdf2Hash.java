package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * PBKDF2 (RFC 8018 section 5.2) in the forms other systems store: passlib's
 * {@code $pbkdf2-sha256$29000$salt$hash}, Django's {@code pbkdf2_sha256$260000$salt$hash}
 * and Spring Security's hexadecimal. Only ever checked.
 */
final class Pbkdf2Hash implements PasswordScheme {

	/** About a second of one core. */
	private static final int MAX_ITERATIONS = 1_500_000;

	private static final int ITERATIONS_PER_MILLI = 1500;

	private static final int SPRING_ITERATIONS = 310_000;

	private static final int SPRING_SALT_BYTES = 16;

	/** passlib writes a dot for the plus of base 64 and no padding. */
	private static final Pattern PASSLIB = Pattern
		.compile("\\$pbkdf2(|-sha256|-sha512)\\$(\\d{1,7})\\$([A-Za-z0-9./]{2,128})\\$([A-Za-z0-9./]{27,86})");

	private static final Pattern DJANGO = Pattern
		.compile("pbkdf2_(sha256|sha1)\\$(\\d{1,7})\\$([!-~&&[^$]]{1,128})\\$([A-Za-z0-9+/]{27,86}={0,2})");

	private static final Pattern SPRING = Pattern.compile("[0-9a-f]{96}");

	private static final Map<String, Digest> DIGESTS = Map.of("", Digest.SHA1, "sha1", Digest.SHA1, "-sha256",
			Digest.SHA256, "sha256", Digest.SHA256, "-sha512", Digest.SHA512);

	@Override
	public String id() {
		return "pbkdf2";
	}

	@Override
	public boolean accepts(String hash) {
		return Parts.of(hash) != null;
	}

	@Override
	public boolean matches(String password, String hash) {
		Parts parts = Parts.of(hash);
		return parts != null && MessageDigest.isEqual(parts.derive(password), parts.hash);
	}

	@Override
	public int millis(String hash) {
		Parts parts = Parts.of(hash);
		return parts == null ? 0 : parts.iterations / ITERATIONS_PER_MILLI;
	}

	private enum Digest {

		SHA1("PBKDF2WithHmacSHA1", 20), SHA256("PBKDF2WithHmacSHA256", 32), SHA512("PBKDF2WithHmacSHA512", 64);

		private final String algorithm;

		private final int bytes;

		Digest(String algorithm, int bytes) {
			this.algorithm = algorithm;
			this.bytes = bytes;
		}

	}

	private record Parts(@Nullable Digest digest, int iterations, byte[] salt, byte[] hash) {

		static @Nullable Parts of(String text) {
			try {
				Parts parts = read(text);
				return parts != null && parts.isBounded() ? parts : null;
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

		private static @Nullable Parts read(String text) {
			Matcher passlib = PASSLIB.matcher(text);
			if (passlib.matches()) {
				return new Parts(DIGESTS.get(passlib.group(1)), Integer.parseInt(passlib.group(2)),
						base64(passlib.group(3).replace('.', '+')), base64(passlib.group(4).replace('.', '+')));
			}
			Matcher django = DJANGO.matcher(text);
			if (django.matches()) {
				return new Parts(DIGESTS.get(django.group(1)), Integer.parseInt(django.group(2)),
						django.group(3).getBytes(StandardCharsets.US_ASCII), base64(django.group(4)));
			}
			if (SPRING.matcher(text).matches()) {
				int end = 2 * SPRING_SALT_BYTES;
				return new Parts(Digest.SHA256, SPRING_ITERATIONS, HexFormat.of().parseHex(text, 0, end),
						HexFormat.of().parseHex(text, end, text.length()));
			}
			return null;
		}

		/**
		 * A hash longer than its digest would take as many more rounds.
		 */
		private boolean isBounded() {
			return digest != null && hash.length == digest.bytes && iterations >= 1 && iterations <= MAX_ITERATIONS;
		}

		byte[] derive(String password) {
			if (digest == null) {
				throw new IllegalStateException("A digest nobody knows was let through");
			}
			PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, 8 * hash.length);
			try {
				return SecretKeyFactory.getInstance(digest.algorithm).generateSecret(key).getEncoded();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("This Java platform lacks " + digest.algorithm, ex);
			}
			finally {
				key.clearPassword();
			}
		}

		private static byte[] base64(String text) {
			return Base64.getDecoder().decode(text);
		}

	}

}
