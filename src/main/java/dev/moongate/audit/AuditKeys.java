package dev.moongate.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.audit.AuditKeyRepository.SealedKey;
import dev.moongate.system.Ids;
import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.Seal;
import dev.moongate.system.SecretKeys;

/**
 * The keys of the audit's proofs. They are kept in the database, sealed under
 * {@code SECRET_KEY}, because records live longer than it may: a new {@code SECRET_KEY}
 * seals them anew and leaves every proof as it is.
 */
@Component
class AuditKeys {

	private static final Logger logger = LoggerFactory.getLogger(AuditKeys.class);

	private final AuditKeyRepository stored;

	private final Seal seal;

	private final SecretKeys secretKeys;

	private final Ids ids;

	private final Clock clock;

	private final List<KeyedHash> hashes;

	AuditKeys(AuditKeyRepository stored, SecretKeys secretKeys, SecureRandom random, Ids ids, Clock clock,
			TransactionTemplate transaction) {
		this.stored = stored;
		this.seal = new Seal(secretKeys, KeyPurpose.AUDIT_KEYS, random);
		this.secretKeys = secretKeys;
		this.ids = ids;
		this.clock = clock;
		this.hashes = Objects.requireNonNull(transaction.execute(status -> read()));
	}

	/**
	 * The keyed hashes of the proofs: the first makes them, each may prove a record.
	 */
	List<KeyedHash> hashes() {
		return hashes;
	}

	private List<KeyedHash> read() {
		stored.lock();
		List<KeyedHash> opened = new ArrayList<>();
		for (SealedKey key : stored.findAll()) {
			try {
				byte[] secret = seal.open(key.sealed(), name(key.id()));
				if (!seal.isCurrent(key.sealed(), name(key.id()))) {
					stored.replaceSeal(new SealedKey(key.id(), seal.close(secret, name(key.id()))));
					logger.info("The key {} of the audit is sealed under the new SECRET_KEY", key.id());
				}
				opened.add(hash(secret));
			}
			catch (GeneralSecurityException ex) {
				logger.warn("The key {} of the audit is skipped, and what it proves counts as altered: it was sealed"
						+ " under another SECRET_KEY or has been changed", key.id());
			}
		}
		return opened.isEmpty() ? List.of(make()) : List.copyOf(opened);
	}

	/**
	 * Makes the first key, which is the one that records were proved with before keys
	 * were kept.
	 */
	private KeyedHash make() {
		byte[] secret = secretKeys.derive(KeyPurpose.AUDIT).getEncoded();
		UUID id = ids.next();
		try {
			stored.insert(new SealedKey(id, seal.close(secret, name(id))), clock.instant());
			return hash(secret);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java platform cannot seal keys", ex);
		}
	}

	private static KeyedHash hash(byte[] secret) {
		return new KeyedHash(new SecretKeySpec(secret, "HmacSHA256"));
	}

	private static byte[] name(UUID id) {
		return id.toString().getBytes(StandardCharsets.US_ASCII);
	}

}
