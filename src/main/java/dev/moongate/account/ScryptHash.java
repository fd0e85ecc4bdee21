package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;

/**
 * scrypt (RFC 7914) in the two forms other systems store: passlib's
 * {@code $scrypt$ln=16,r=8,p=1$salt$hash}, and Spring Security's, whose costs are packed
 * in the first part. Only ever checked.
 */
final class ScryptHash implements PasswordScheme {

	/** What one check may cost, as N times r times p: about half a second. */
	private static final long MAX_WORK = 1L << 20;

	private static final int MILLIS_AT_MAX_WORK = 400;

	private static final int MAX_LOG_N = 20;

	private static final String BASE64 = "([A-Za-z0-9+/]{8,128}={0,2})";

	private static final Pattern PASSLIB = Pattern
		.compile("\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$" + BASE64 + "\\$" + BASE64);

	private static final Pattern SPRING = Pattern
		.compile("\\$([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2})\\$" + BASE64 + "\\$" + BASE64);

	@Override
	public String id() {
		return "scrypt";
	}

	@Override
	public boolean accepts(String hash) {
		return Parts.of(hash) != null;
	}

	@Override
	public boolean matches(String password, String hash) {
		Parts parts = Parts.of(hash);
		return parts != null && MessageDigest.isEqual(parts.digest(password), parts.hash);
	}

	@Override
	public int millis(String hash) {
		Parts parts = Parts.of(hash);
		return parts == null ? 0 : (int) (((long) parts.r * parts.p << parts.logN) * MILLIS_AT_MAX_WORK / MAX_WORK);
	}

	/**
	 * Besides the large vector the blocks to mix, twice: as they are derived, and as they
	 * are mixed.
	 */
	@Override
	public int mebibytes(String hash) {
		Parts parts = Parts.of(hash);
		return parts == null ? 0 : (int) (128L * parts.r * ((1L << parts.logN) + 2L * parts.p) >> 20);
	}

	private record Parts(int logN, int r, int p, byte[] salt, byte[] hash) {

		static @Nullable Parts of(String text) {
			Matcher passlib = PASSLIB.matcher(text);
			if (passlib.matches()) {
				return of(passlib, 10);
			}
			Matcher spring = SPRING.matcher(text);
			return spring.matches() ? of(spring, 16) : null;
		}

		/**
		 * RFC 7914 section 2: N is less than 2 to the power of 128 * r / 8.
		 */
		private static @Nullable Parts of(Matcher form, int radix) {
			int logN = Integer.parseInt(form.group(1), radix);
			int r = Integer.parseInt(form.group(2), radix);
			int p = Integer.parseInt(form.group(3), radix);
			if (logN < 1 || logN > MAX_LOG_N || logN >= 16 * r || p < 1 || ((long) r * p << logN) > MAX_WORK) {
				return null;
			}
			try {
				return new Parts(logN, r, p, Base64.getDecoder().decode(form.group(4)),
						Base64.getDecoder().decode(form.group(5)));
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

		byte[] digest(String password) {
			return SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, 1 << logN, r, p, hash.length);
		}

	}

}
