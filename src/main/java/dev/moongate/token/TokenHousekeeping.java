package dev.moongate.token;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What every instance does for itself from time to time. What one of them does for all is
 * a task of {@link TokenTasks}.
 */
@Component
class TokenHousekeeping {

	private static final Logger logger = LoggerFactory.getLogger(TokenHousekeeping.class);

	private final SigningKeyService keys;

	private final RevocationMirror revocations;

	TokenHousekeeping(SigningKeyService keys, RevocationMirror revocations) {
		this.keys = keys;
		this.revocations = revocations;
	}

	@Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
	void refreshKeys() {
		unlessPostgresIsDown(keys::refresh);
	}

	@Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
	void sweepRevocations() {
		unlessPostgresIsDown(revocations::sweep);
	}

	/** Somebody else's thread brings the news and must not wait for PostgreSQL. */
	@EventListener({ SigningKeysChanged.class, ChangesMissed.class })
	void readKeysAnew() {
		Thread.startVirtualThread(this::refreshKeys);
	}

	private static void unlessPostgresIsDown(Runnable work) {
		try {
			work.run();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("PostgreSQL does not answer, the next time is soon", ex);
		}
	}

}
