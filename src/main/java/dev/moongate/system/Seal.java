package dev.moongate.system;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption of keys at rest: AES-256-GCM under a key derived from
 * {@code SECRET_KEY}. It binds what stands beside the key too, so that a row which
 * somebody else wrote or changed does not open.
 */
public final class Seal {

	private static final String TRANSFORMATION = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	/** The first closes, all open. */
	private final List<SecretKeySpec> keys;

	private final SecureRandom random;

	public Seal(SecretKeys secretKeys, KeyPurpose purpose, SecureRandom random) {
		this.keys = secretKeys.deriveAll(purpose)
			.stream()
			.map(key -> new SecretKeySpec(key.getEncoded(), "AES"))
			.toList();
		this.random = random;
	}

	/**
	 * Returns nonce, ciphertext and tag.
	 * @param beside what the seal binds, part by part
	 */
	public byte[] close(byte[] secret, byte[]... beside) throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_BYTES];
		random.nextBytes(nonce);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, beside).doFinal(secret);
		return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
	}

	/**
	 * Returns what was sealed.
	 * @throws GeneralSecurityException if that was under a {@code SECRET_KEY} that does
	 * not count, or if anything was changed since
	 */
	public byte[] open(byte[] sealed, byte[]... beside) throws GeneralSecurityException {
		AEADBadTagException refusal = new AEADBadTagException("not sealed under a SECRET_KEY that counts");
		for (SecretKey key : keys) {
			try {
				return open(key, sealed, beside);
			}
			catch (AEADBadTagException ex) {
				refusal.addSuppressed(ex);
			}
		}
		throw refusal;
	}

	/**
	 * Returns whether something is sealed under the {@code SECRET_KEY} in use, and not
	 * only under an older one.
	 */
	public boolean isCurrent(byte[] sealed, byte[]... beside) throws GeneralSecurityException {
		try {
			open(keys.getFirst(), sealed, beside);
			return true;
		}
		catch (AEADBadTagException ex) {
			return false;
		}
	}

	private static byte[] open(SecretKey key, byte[] sealed, byte[]... beside) throws GeneralSecurityException {
		if (sealed.length <= NONCE_BYTES) {
			throw new AEADBadTagException("too short");
		}
		byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
		return cipher(Cipher.DECRYPT_MODE, key, nonce, beside).doFinal(sealed, NONCE_BYTES,
				sealed.length - NONCE_BYTES);
	}

	private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[]... beside)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(TRANSFORMATION);
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		for (byte[] part : beside) {
			cipher.updateAAD(part);
		}
		return cipher;
	}

}
