package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * bcrypt. It reads 72 bytes of a password and no more, so a longer one is refused rather
 * than cut when a hash is made. Hashes are checked the way those of old systems were
 * made, which may have cut: nothing tells them from others.
 */
final class BcryptHash implements CurrentScheme {

	/** The lowest cost there is. */
	static final int MIN_COST = 4;

	/** The highest cost that is computed: about a second. */
	static final int MAX_COST = 14;

	static final int MILLIS_AT_MAX_COST = 1040;

	static final int MAX_PASSWORD_BYTES = 72;

	private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");

	private final int cost;

	private final BCryptPasswordEncoder encoder;

	BcryptHash(int cost) {
		this.cost = cost;
		this.encoder = new BCryptPasswordEncoder(BCryptPasswordEncoder.BCryptVersion.$2B, cost);
	}

	@Override
	public boolean readsWhole(String password) {
		return canHash(password);
	}

	static boolean canHash(String password) {
		return password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
	}

	@Override
	public String id() {
		return "bcrypt";
	}

	@Override
	public String hash(String password) {
		return Objects.requireNonNull(encoder.encode(password));
	}

	@Override
	public boolean accepts(String hash) {
		return costOf(hash) <= MAX_COST;
	}

	@Override
	public boolean matches(String password, String hash) {
		return accepts(hash) && encoder.matches(password, hash);
	}

	@Override
	public int millis(String hash) {
		int stored = costOf(hash);
		return (stored <= MAX_COST) ? MILLIS_AT_MAX_COST >> MAX_COST - stored : 0;
	}

	@Override
	public boolean isCurrent(String hash) {
		return costOf(hash) == cost;
	}

	/**
	 * Returns the cost, and more than any bound for what cannot be computed.
	 */
	private static int costOf(String hash) {
		Matcher form = FORM.matcher(hash);
		int stored = form.matches() ? Integer.parseInt(form.group(1)) : Integer.MAX_VALUE;
		return (stored >= MIN_COST) ? stored : Integer.MAX_VALUE;
	}

}
