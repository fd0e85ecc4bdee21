package dev.moongate.account;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id (RFC 9106) with the smallest costs OWASP recommends: 19 MiB, two iterations,
 * one lane. Hashes of other costs are accepted up to a bound.
 */
final class Argon2Hash implements PasswordScheme {

	private static final int MEMORY_KIB = 19 * 1024;

	private static final int ITERATIONS = 2;

	private static final int LANES = 1;

	/** With these costs. */
	private static final int MILLIS = 30;

	private static final int SALT_BYTES = 16;

	private static final int HASH_BYTES = 32;

	private static final int MAX_LANES = 16;

	/** What one check of a stored hash may cost at most, in KiB times iterations. */
	private static final long MAX_WORK = 1024L * 1024;

	private static final Pattern FORM = Pattern.compile(
			"\\$argon2(?:id|i|d)\\$(?:v=19\\$)?m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");

	private static final String CURRENT = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, ITERATIONS, LANES);

	private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB,
			ITERATIONS);

	@Override
	public String id() {
		return "argon2";
	}

	@Override
	public String hash(String password) {
		return Objects.requireNonNull(encoder.encode(password));
	}

	@Override
	public boolean accepts(String hash) {
		return workOf(hash) <= MAX_WORK;
	}

	@Override
	public boolean matches(String password, String hash) {
		return accepts(hash) && encoder.matches(password, hash);
	}

	@Override
	public int millis(String hash) {
		long work = workOf(hash);
		return (work <= MAX_WORK) ? (int) (work * MILLIS / ((long) MEMORY_KIB * ITERATIONS)) : 0;
	}

	@Override
	public boolean isCurrent(String hash) {
		return hash.startsWith(CURRENT);
	}

	/**
	 * Returns what a check costs, in KiB times iterations, and more than any bound for
	 * what must not be computed.
	 */
	private static long workOf(String hash) {
		Matcher form = FORM.matcher(hash);
		if (!form.matches() || Integer.parseInt(form.group(3)) > MAX_LANES) {
			return Long.MAX_VALUE;
		}
		return Long.parseLong(form.group(1)) * Long.parseLong(form.group(2));
	}

}
