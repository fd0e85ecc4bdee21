package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

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

	private final byte[] pseudoRandomKey;

	public SecretKeys(SystemProperties properties, SecureRandom random) {
		String secret = properties.secretKey();
		if (secret.isEmpty()) {
			logger.warn("SECRET_KEY is not set: one was made up, and tokens will not outlive this process");
			byte[] madeUp = new byte[MIN_LENGTH];
			random.nextBytes(madeUp);
			secret = HexFormat.of().formatHex(madeUp);
		}
		this.pseudoRandomKey = hmac(SALT, secret.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns the 256-bit key for a purpose, always the same one for the same
	 * {@code SECRET_KEY}.
	 * @param purpose what the key is used for, unique in the program
	 */
	public SecretKey derive(String purpose) {
		byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
		byte[] block = new byte[info.length + 1];
		System.arraycopy(info, 0, block, 0, info.length);
		block[info.length] = 1;
		return new SecretKeySpec(hmac(pseudoRandomKey, block), HMAC);
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
