package dev.moongate.token;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of the keys that sign access tokens: made here, used for a while, published
 * until the last token they signed has ended.
 */
@Service
public class SigningKeyService {

	private static final Logger logger = LoggerFactory.getLogger(SigningKeyService.class);

	private final SigningKeyRepository keys;

	private final KeyVault vault;

	private final KeyRing ring;

	private final Clock clock;

	private final TransactionTemplate transaction;

	SigningKeyService(SigningKeyRepository keys, KeyVault vault, KeyRing ring, Clock clock,
			PlatformTransactionManager transactions) {
		this.keys = keys;
		this.vault = vault;
		this.ring = ring;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Reads the keys, and makes the first one where there is none that signs. Of several
	 * instances that start at once, one makes it.
	 */
	@PostConstruct
	void prepare() {
		ring.reload();
		if (ring.signingKey().isPresent()) {
			return;
		}
		SigningKey made = vault.make(clock.instant());
		transaction.executeWithoutResult(status -> {
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
	 * Returns the public keys, for services that check access tokens themselves. Empty
	 * with HS256, whose key is a secret.
	 */
	public JsonWebKeySet publicKeys() {
		List<Map<String, ?>> published = new ArrayList<>();
		ring.published().forEach(key -> published.add(vault.describe(key)));
		return new JsonWebKeySet(published);
	}

}
