package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The keys this instance knows. A token names its key; nothing a token says ever adds one
 * to the ring.
 */
@Component
class KeyRing {

	private static final Logger logger = LoggerFactory.getLogger(KeyRing.class);

	/** A token of an unknown key costs the database at most one look in this time. */
	private static final Duration RELOAD_PAUSE = Duration.ofSeconds(1);

	/** What a thumbprint looks like: 32 bytes of base64url. */
	private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final SigningKeyRepository stored;

	private final KeyVault vault;

	private final Clock clock;

	private final AtomicLong nextReload = new AtomicLong(System.nanoTime());

	/** One reload at a time, so that an older answer never replaces a newer one. */
	private final Lock reloading = new ReentrantLock();

	private volatile Map<String, TokenKey> keys = Map.of();

	KeyRing(SigningKeyRepository stored, KeyVault vault, Clock clock) {
		this.stored = stored;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Reads the keys anew from where they are kept.
	 */
	void reload() {
		reloading.lock();
		try {
			keys = read();
		}
		finally {
			reloading.unlock();
		}
	}

	private Map<String, TokenKey> read() {
		Map<String, TokenKey> found = new LinkedHashMap<>();
		if (vault.algorithm().isAsymmetric()) {
			for (SigningKey key : stored.findUsable(clock.instant())) {
				vault.open(key).ifPresent((usable) -> found.put(usable.kid(), usable));
			}
		}
		else {
			TokenKey secret = vault.sharedSecret();
			found.put(secret.kid(), secret);
		}
		return found;
	}

	/**
	 * Returns the key that signs now: of the active ones the latest.
	 */
	Optional<TokenKey> signingKey() {
		Instant now = clock.instant();
		return keys.values()
			.stream()
			.filter(key -> key.isActive(now))
			.max(Comparator.comparing(TokenKey::activatesAt).thenComparing(TokenKey::kid));
	}

	/**
	 * Returns the key of that name, unless it has retired. An unknown name has the ring
	 * look into the database, in case another instance has made that key.
	 */
	Optional<TokenKey> verificationKey(String kid) {
		if (!keys.containsKey(kid) && THUMBPRINT.matcher(kid).matches()) {
			reloadAtMostOnceASecond();
		}
		return current(kid);
	}

	/**
	 * Returns the key of that name if this instance knows it and it has not retired.
	 */
	Optional<TokenKey> current(String kid) {
		return Optional.ofNullable(keys.get(kid)).filter(key -> !key.isRetired(clock.instant()));
	}

	/**
	 * Returns every key that other services should accept, those that are not active yet
	 * included.
	 */
	List<TokenKey> published() {
		Instant now = clock.instant();
		return keys.values().stream().filter(TokenKey::isPublic).filter(key -> !key.isRetired(now)).toList();
	}

	private void reloadAtMostOnceASecond() {
		long due = nextReload.get();
		long now = System.nanoTime();
		if (now - due < 0 || !nextReload.compareAndSet(due, now + RELOAD_PAUSE.toNanos())) {
			return;
		}
		try {
			reload();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The signing keys could not be read, those already known stay in use", ex);
		}
	}

}
