package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.moongate.system.KeyedHash;

/**
 * Makes keys of the configured algorithm, and turns stored ones into usable ones.
 */
@Component
class KeyVault {

	private static final Logger logger = LoggerFactory.getLogger(KeyVault.class);

	private static final int MIN_SECRET_BYTES = 32;

	private final SigningAlgorithm algorithm;

	private final String sharedSecret;

	private final PrivateKeySeal seal;

	private final SecureRandom random;

	private final Clock clock;

	/** The keys that were warned of, so that each is named once. */
	private final Set<String> skipped = ConcurrentHashMap.newKeySet();

	KeyVault(TokenProperties properties, PrivateKeySeal seal, SecureRandom random, Clock clock) {
		this.algorithm = properties.algorithm();
		this.sharedSecret = properties.secretKey();
		this.seal = seal;
		this.random = random;
		this.clock = clock;
	}

	SigningAlgorithm algorithm() {
		return algorithm;
	}

	/**
	 * Returns a new pair of keys, ready to be stored.
	 */
	SigningKey make(Instant activatesAt) {
		try {
			KeyPair pair = algorithm.generate(random);
			byte[] publicKey = pair.getPublic().getEncoded();
			String kid = jwk(pair.getPublic()).getId();
			byte[] sealed = seal.close(pair.getPrivate().getEncoded(), kid, algorithm, publicKey);
			return new SigningKey(kid, algorithm, sealed, publicKey, clock.instant(), activatesAt);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java platform makes no keys for " + algorithm.id(), ex);
		}
	}

	/**
	 * Opens a stored pair.
	 * @return empty if the pair is of another algorithm, was sealed under another
	 * {@code SECRET_KEY} or has been tampered with
	 */
	Optional<TokenKey> open(SigningKey stored) {
		if (!stored.algorithm().equals(algorithm.name())) {
			return Optional.empty();
		}
		try {
			byte[] privateKey = seal.open(stored, algorithm);
			return Optional.of(new TokenKey(stored.kid(), algorithm.privateKey(privateKey),
					algorithm.publicKey(stored.publicKey()), stored.activatesAt(), stored.retiresAt()));
		}
		catch (GeneralSecurityException ex) {
			if (skipped.add(stored.kid())) {
				logger.warn("Signing key {} is skipped: it was sealed under another SECRET_KEY or has been changed",
						stored.kid());
			}
			return Optional.empty();
		}
	}

	/**
	 * Seals a stored pair anew if it opens, and only under an older {@code SECRET_KEY}.
	 * @return whether the pair has changed
	 */
	boolean sealAnew(SigningKey stored) {
		if (!stored.algorithm().equals(algorithm.name())) {
			return false;
		}
		try {
			byte[] privateKey = seal.open(stored, algorithm);
			if (seal.isCurrent(stored, algorithm)) {
				return false;
			}
			stored.sealAnew(seal.close(privateKey, stored.kid(), algorithm, stored.publicKey()));
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Returns the key of HS256, {@code JWT_SECRET_KEY}.
	 * @throws IllegalStateException if it has fewer than 32 bytes (RFC 7518 section 3.2)
	 */
	TokenKey sharedSecret() {
		byte[] secret = sharedSecret.getBytes(StandardCharsets.UTF_8);
		if (secret.length < MIN_SECRET_BYTES) {
			throw new IllegalStateException("JWT_SECRET_KEY must have at least 32 bytes when JWT_ALGORITHM is HS256");
		}
		SecretKey key = new SecretKeySpec(secret, "HmacSHA256");
		return new TokenKey(new KeyedHash(key).name("kid"), key, key, Instant.EPOCH, null);
	}

	/**
	 * Returns a key as other services read it.
	 */
	JsonWebKey describe(TokenKey key) {
		return JsonWebKey.of(jwk((PublicKey) key.verification()));
	}

	private PublicJwk<?> jwk(PublicKey key) {
		return Jwks.builder().key(key).idFromThumbprint().algorithm(algorithm.id()).publicKeyUse("sig").build();
	}

}
