package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import org.springframework.stereotype.Component;

import dev.moongate.system.KeyPurpose;
import dev.moongate.system.Seal;
import dev.moongate.system.SecretKeys;

/**
 * The encryption of private keys at rest. The seal binds the id, the algorithm and the
 * public key too, so a row that somebody else wrote or changed does not open and is never
 * trusted.
 */
@Component
class PrivateKeySeal {

	private final Seal seal;

	PrivateKeySeal(SecretKeys secretKeys, SecureRandom random) {
		this.seal = new Seal(secretKeys, KeyPurpose.SIGNING_KEYS, random);
	}

	byte[] close(byte[] privateKey, String kid, SigningAlgorithm algorithm, byte[] publicKey)
			throws GeneralSecurityException {
		return seal.close(privateKey, name(kid, algorithm), publicKey);
	}

	/**
	 * Returns the private key of a stored pair.
	 * @throws GeneralSecurityException if the pair was sealed under a {@code SECRET_KEY}
	 * that does not count, or has been changed since
	 */
	byte[] open(SigningKey stored, SigningAlgorithm algorithm) throws GeneralSecurityException {
		return seal.open(stored.encryptedPrivateKey(), name(stored.kid(), algorithm), stored.publicKey());
	}

	/**
	 * Returns whether a pair that opens is sealed under the {@code SECRET_KEY} in use.
	 */
	boolean isCurrent(SigningKey stored, SigningAlgorithm algorithm) throws GeneralSecurityException {
		return seal.isCurrent(stored.encryptedPrivateKey(), name(stored.kid(), algorithm), stored.publicKey());
	}

	private static byte[] name(String kid, SigningAlgorithm algorithm) {
		return (kid + '\n' + algorithm.name() + '\n').getBytes(StandardCharsets.UTF_8);
	}

}
