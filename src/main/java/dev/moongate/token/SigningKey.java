package dev.moongate.token;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A stored pair of keys. The private one is sealed (see {@link PrivateKeySeal}), so the
 * database alone signs nothing.
 */
@Entity
@Table(name = "signing_keys")
class SigningKey {

	@Id
	private String kid;

	private String algorithm;

	private byte[] encryptedPrivateKey;

	private byte[] publicKey;

	private Instant createdAt;

	private Instant activatesAt;

	private @Nullable Instant retiresAt;

	@SuppressWarnings("NullAway.Init")
	protected SigningKey() {
	}

	SigningKey(String kid, SigningAlgorithm algorithm, byte[] encryptedPrivateKey, byte[] publicKey, Instant createdAt,
			Instant activatesAt) {
		this.kid = kid;
		this.algorithm = algorithm.name();
		this.encryptedPrivateKey = encryptedPrivateKey;
		this.publicKey = publicKey;
		this.createdAt = createdAt;
		this.activatesAt = activatesAt;
	}

	/**
	 * Sets the end of the key's life; an earlier end stays.
	 */
	void retire(Instant end) {
		if (retiresAt == null || end.isBefore(retiresAt)) {
			retiresAt = end;
		}
	}

	/**
	 * Replaces the seal around the same private key.
	 */
	void sealAnew(byte[] sealed) {
		encryptedPrivateKey = sealed;
	}

	String kid() {
		return kid;
	}

	String algorithm() {
		return algorithm;
	}

	byte[] encryptedPrivateKey() {
		return encryptedPrivateKey;
	}

	byte[] publicKey() {
		return publicKey;
	}

	Instant activatesAt() {
		return activatesAt;
	}

	@Nullable Instant retiresAt() {
		return retiresAt;
	}

}
