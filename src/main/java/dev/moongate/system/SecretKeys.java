package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keys derived from {@code SECRET_KEY}, one for each purpose, so that no two uses share
 * key material: HKDF with SHA-256 (RFC 5869), the purpose being the {@code info}.
 */
@Component
public class SecretKeys {

	/** The fewest characters a {@code SECRET_KEY} may have. */
	public static final int MIN_LENGTH = 32;

	private static final Logger logger = LoggerFactory.getLogger(SecretKeys.class);

	private static final String HMAC = "HmacSHA256";

	private static final byte[] SALT = "moongate".getBytes(StandardCharsets.US_ASCII);

	/** Of each secret, the one in use first. */
	private final List<byte[]> pseudoRandomKeys;

	public SecretKeys(SystemProperties properties, SecureRandom random) {
		List<String> secrets = properties.secretKeys();
		if (secrets.isEmpty()) {
			logger.warn("SECRET_KEY is not set: one was made up, and tokens will not outlive this process");
			byte[] madeUp = new byte[MIN_LENGTH];
			random.nextBytes(madeUp);
			secrets = List.of(HexFormat.of().formatHex(madeUp));
		}
		this.pseudoRandomKeys = secrets.stream()
			.map(secret -> hmac(SALT, secret.getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	/**
	 * Returns the 256-bit key for a purpose, always the same one for the same
	 * {@code SECRET_KEY}.
	 */
	public SecretKey derive(KeyPurpose purpose) {
		return deriveAll(purpose).getFirst();
	}

	/**
	 * Returns the key for a purpose under each {@code SECRET_KEY} that counts: the first
	 * is the one to use, the others are for what was made under them.
	 */
	public List<SecretKey> deriveAll(KeyPurpose purpose) {
		byte[] info = purpose.label().getBytes(StandardCharsets.UTF_8);
		byte[] block = new byte[info.length + 1];
		System.arraycopy(info, 0, block, 0, info.length);
		block[info.length] = 1;
		return pseudoRandomKeys.stream()
			.<SecretKey>map(pseudoRandomKey -> new SecretKeySpec(hmac(pseudoRandomKey, block), HMAC))
			.toList();
	}

	/**
	 * Returns the keyed hashes of a purpose, in the order of {@link #deriveAll}.
	 */
	public List<KeyedHash> hashes(KeyPurpose purpose) {
		return deriveAll(purpose).stream().map(KeyedHash::new).toList();
	}

	private static byte[] hmac(byte[] key, byte[] message) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform implements " + HMAC, ex);
		}
	}

}
