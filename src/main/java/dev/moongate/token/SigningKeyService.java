package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of the keys that sign access tokens. A key is published for a while before it
 * signs, so that other services know it by then; it signs for 30 days; it is published
 * until the last token it signed has ended.
 */
@Service
public class SigningKeyService {

	/** How long one key signs. */
	static final Duration ROTATION = Duration.ofDays(30);

	/** How often every instance looks for keys that others have made. */
	static final Duration REFRESH = Duration.ofSeconds(30);

	/**
	 * How long a key is published before it signs: longer than other services may cache
	 * the key set (five minutes) after the last instance has come to know it.
	 */
	static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);

	/** How much longer than its last token a key is kept, for clocks that differ. */
	private static final Duration KEPT_LONGER = Duration.ofMinutes(5);

	private static final Logger logger = LoggerFactory.getLogger(SigningKeyService.class);

	private final SigningKeyRepository keys;

	private final KeyVault vault;

	private final KeyRing ring;

	private final Clock clock;

	private final Duration accessTokenExpire;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	SigningKeyService(SigningKeyRepository keys, KeyVault vault, KeyRing ring, Clock clock, TokenProperties properties,
			PlatformTransactionManager transactions, ApplicationEventPublisher events) {
		this.keys = keys;
		this.vault = vault;
		this.ring = ring;
		this.clock = clock;
		this.accessTokenExpire = properties.accessTokenExpire();
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.events = events;
	}

	/**
	 * Gets the keys ready. Of several instances that start at once, one does what there
	 * is to do.
	 */
	@PostConstruct
	void start() {
		if (vault.algorithm().isAsymmetric()) {
			transaction.executeWithoutResult((status) -> sealAnew());
		}
		refresh();
	}

	/**
	 * Puts keys that were sealed under an older {@code SECRET_KEY} under the one in use,
	 * so that they outlive the older one.
	 */
	private void sealAnew() {
		keys.lock();
		for (SigningKey key : keys.findUsable(clock.instant())) {
			if (vault.sealAnew(key)) {
				keys.save(key);
				logger.info("Signing key {} is sealed under the new SECRET_KEY", key.kid());
			}
		}
	}

	/**
	 * Reads the keys, and makes the first one where there is none that signs.
	 */
	void refresh() {
		ring.reload();
		if (ring.signingKey().isPresent()) {
			return;
		}
		SigningKey made = vault.make(clock.instant());
		transaction.executeWithoutResult((status) -> {
			keys.lock();
			ring.reload();
			if (ring.signingKey().isEmpty()) {
				keys.save(made);
				logger.info("Made signing key {} for {}", made.kid(), made.algorithm());
			}
		});
		ring.reload();
	}

	/**
	 * Makes the next key if the latest one has signed long enough, and forgets those that
	 * have retired.
	 */
	void rotateIfDue() {
		if (!vault.algorithm().isAsymmetric()) {
			return;
		}
		Boolean rotated = transaction.execute((status) -> {
			keys.lock();
			Instant now = clock.instant();
			keys.deleteRetired(now);
			if (latestActivation(now).plus(ROTATION).isAfter(now)) {
				return false;
			}
			Instant activation = now.plus(PUBLISHED_AHEAD);
			replaceAll(activation, activation.plus(accessTokenExpire).plus(KEPT_LONGER));
			return true;
		});
		if (Boolean.TRUE.equals(rotated)) {
			tellOfRotation();
		}
	}

	/**
	 * Replaces all keys at once, in an emergency: access tokens issued until now are
	 * refused, here when this returns, by the other instances as soon as they hear of it
	 * (within half a minute if Redis is down), by other services when their copy of the
	 * key set has aged. Sessions and refresh tokens are not touched. It commits at once,
	 * whatever becomes of a transaction around it.
	 * @return false with HS256, whose key only the operator can replace
	 */
	public boolean rotateNow() {
		if (!vault.algorithm().isAsymmetric()) {
			return false;
		}
		transaction.executeWithoutResult((status) -> {
			keys.lock();
			Instant now = clock.instant();
			replaceAll(now, now);
		});
		tellOfRotation();
		return true;
	}

	/**
	 * Returns the public keys, for services that check access tokens themselves. Empty
	 * with HS256, whose key is a secret.
	 */
	public JsonWebKeySet publicKeys() {
		return new JsonWebKeySet(ring.published().stream().map(vault::describe).toList());
	}

	/**
	 * Returns when the latest key that this instance can use began or begins to sign.
	 */
	private Instant latestActivation(Instant now) {
		return keys.findUsable(now)
			.stream()
			.filter((key) -> vault.open(key).isPresent())
			.map(SigningKey::activatesAt)
			.max(Comparator.naturalOrder())
			.orElse(now);
	}

	private void replaceAll(Instant activation, Instant retirement) {
		keys.findUsable(clock.instant()).forEach((key) -> {
			key.retire(retirement);
			keys.save(key);
		});
		SigningKey made = keys.save(vault.make(activation));
		logger.info("Made signing key {} for {}, which signs from {}; the keys before it retire at {}", made.kid(),
				made.algorithm(), activation, retirement);
	}

	private void tellOfRotation() {
		ring.reload();
		events.publishEvent(new SigningKeysRotated());
	}

}
