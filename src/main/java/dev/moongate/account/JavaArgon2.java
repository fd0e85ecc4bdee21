package dev.moongate.account;

import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2 in Java, which runs everywhere. How fast, is decided anew at every start: the
 * same code takes up to twice as long in one process as in another, as the compiler
 * happened to treat it.
 */
final class JavaArgon2 implements Argon2Function {

	/** Hashes of version 16 are older than the naming of versions. */
	private static final Pattern WITHOUT_VERSION = Pattern.compile("^(\\$argon2(?:id|i|d))(?=\\$m=)");

	private final Argon2PasswordEncoder encoder;

	JavaArgon2(int memoryKib, int iterations, int lanes) {
		this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, lanes, memoryKib, iterations);
	}

	@Override
	public String hash(String password) {
		return Objects.requireNonNull(encoder.encode(password));
	}

	@Override
	public boolean matches(String password, String hash) {
		return encoder.matches(password, WITHOUT_VERSION.matcher(hash).replaceFirst("$1\\$v=16"));
	}

}
