package dev.moongate.captcha;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Randomness that is the same in every run of a test.
 */
final class TestSecureRandom {

	private TestSecureRandom() {
	}

	static SecureRandom seeded(long seed) {
		try {
			SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
			random.setSeed(seed);
			return random;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
