package dev.moongate.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import dev.moongate.system.SecretKeys;

/**
 * The encryption of private keys at rest: AES-256-GCM under a key derived from
 * {@code SECRET_KEY}. The seal binds the id, the algorithm and the public key too, so a
 * row that somebody else wrote or changed does not open and is never trusted.
 */
@Component
class PrivateKeySeal {

	private static final String TRANSFORMATION = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecretKey key;

	private final SecureRandom random;

	PrivateKeySeal(SecretKeys secretKeys, SecureRandom random) {
		this.key = new SecretKeySpec(secretKeys.derive("signing-keys").getEncoded(), "AES");
		this.random = random;
	}

	/**
	 * Returns nonce, ciphertext and tag.
	 */
	byte[] close(byte[] privateKey, String kid, SigningAlgorithm algorithm, byte[] publicKey)
			throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_BYTES];
		random.nextBytes(nonce);
		Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, kid, algorithm, publicKey);
		byte[] sealed = cipher.doFinal(privateKey);
		return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
	}

	/**
	 * Returns the private key of a stored pair.
	 * @throws GeneralSecurityException if the pair was sealed under another
	 * {@code SECRET_KEY} or has been changed since
	 */
	byte[] open(SigningKey stored, SigningAlgorithm algorithm) throws GeneralSecurityException {
		byte[] sealed = stored.encryptedPrivateKey();
		if (sealed.length <= NONCE_BYTES) {
			throw new AEADBadTagException("too short");
		}
		byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
		Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, stored.kid(), algorithm, stored.publicKey());
		return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
	}

	private Cipher cipher(int mode, byte[] nonce, String kid, SigningAlgorithm algorithm, byte[] publicKey)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(TRANSFORMATION);
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD((kid + '\n' + algorithm.name() + '\n').getBytes(StandardCharsets.UTF_8));
		cipher.updateAAD(publicKey);
		return cipher;
	}

}
