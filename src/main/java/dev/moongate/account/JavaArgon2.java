package dev.moongate.account;

import java.util.Objects;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2 in Java, which runs everywhere. How fast, is decided anew at every start: the
 * same code takes up to twice as long in one process as in another, as the compiler
 * happened to treat it.
 */
final class JavaArgon2 implements Argon2Function {

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
		return encoder.matches(password, hash);
	}

}
