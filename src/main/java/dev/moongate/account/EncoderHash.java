package dev.moongate.account;

import java.util.regex.Pattern;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/**
 * A scheme of Spring Security's that is only ever checked, with the costs its own
 * defaults write.
 */
final class EncoderHash implements PasswordScheme {

	/** Of either, with the costs that its defaults write. */
	private static final int MILLIS = 200;

	private final String id;

	private final Pattern form;

	private final PasswordEncoder encoder;

	private EncoderHash(String id, Pattern form, PasswordEncoder encoder) {
		this.id = id;
		this.form = form;
		this.encoder = encoder;
	}

	/**
	 * PBKDF2 with HMAC-SHA256, 310,000 iterations and a salt of 16 bytes.
	 */
	static EncoderHash pbkdf2() {
		return new EncoderHash("pbkdf2", Pattern.compile("[0-9a-f]{96}"),
				Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
	}

	/**
	 * scrypt, its costs packed in the first part of the hash: N at most 2^17, r and p at
	 * most 16.
	 */
	static EncoderHash scrypt() {
		return new EncoderHash("scrypt",
				Pattern.compile(
						"\\$(?:[1-9a-f]|10|11)(?:0[1-9a-f]|10)(?:0[1-9a-f]|10)\\$[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+"),
				SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8());
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String hash(String password) {
		throw new UnsupportedOperationException("No new password is hashed with " + id);
	}

	@Override
	public boolean matches(String password, String hash) {
		return form.matcher(hash).matches() && encoder.matches(password, hash);
	}

	@Override
	public int millis(String hash) {
		return form.matcher(hash).matches() ? MILLIS : 0;
	}

	@Override
	public boolean isCurrent(String hash) {
		return false;
	}

}
