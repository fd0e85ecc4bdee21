package dev.moongate.account;

import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106) with the smallest costs OWASP recommends: 19 MiB, two iterations,
 * one lane. Hashes of other costs are accepted up to a bound.
 */
final class Argon2Hash implements CurrentScheme {

	private static final int MEMORY_KIB = 19 * 1024;

	private static final int ITERATIONS = 2;

	private static final int LANES = 1;

	/** About how long one hash of these costs takes. */
	private static final int MILLIS = 25;

	private static final int MAX_LANES = 16;

	/** What one check of a stored hash may cost at most, in KiB times iterations. */
	private static final long MAX_WORK = 1024L * 1024;

	/** RFC 9106 section 3.1: no salt of less than 8 bytes, no hash of less than 4. */
	private static final Pattern FORM = Pattern.compile(
			"\\$argon2(?:id|i|d)\\$(?:v=(?:16|19)\\$)?m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,})\\$([A-Za-z0-9+/]{6,})");

	private static final String CURRENT = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, ITERATIONS, LANES);

	private final Argon2Function function;

	Argon2Hash(SecureRandom random) {
		this(CompiledArgon2.load(MEMORY_KIB, ITERATIONS, random)
			.orElseGet(() -> new JavaArgon2(MEMORY_KIB, ITERATIONS, LANES)));
	}

	Argon2Hash(Argon2Function function) {
		this.function = function;
	}

	@Override
	public String id() {
		return "argon2";
	}

	@Override
	public String hash(String password) {
		return function.hash(password);
	}

	@Override
	public boolean accepts(String hash) {
		return workOf(hash) <= MAX_WORK;
	}

	@Override
	public boolean matches(String password, String hash) {
		return accepts(hash) && function.matches(password, hash);
	}

	@Override
	public int millis(String hash) {
		long work = workOf(hash);
		return (work <= MAX_WORK) ? (int) (work * MILLIS / ((long) MEMORY_KIB * ITERATIONS)) : 0;
	}

	@Override
	public int mebibytes(String hash) {
		Matcher form = FORM.matcher(hash);
		return form.matches() ? Integer.parseInt(form.group(1)) >> 10 : 0;
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
		if (!form.matches() || !isBase64(form.group(4)) || !isBase64(form.group(5))) {
			return Long.MAX_VALUE;
		}
		long memory = Long.parseLong(form.group(1));
		long iterations = Long.parseLong(form.group(2));
		int lanes = Integer.parseInt(form.group(3));
		boolean defined = iterations >= 1 && lanes >= 1 && memory >= 8L * lanes;
		return defined && lanes <= MAX_LANES ? memory * iterations : Long.MAX_VALUE;
	}

	/** Without padding, and with at least one whole byte at the end. */
	private static boolean isBase64(String text) {
		return text.length() % 4 != 1;
	}

}
