package dev.moongate.token;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What every instance looks after from time to time, beside what it is told.
 */
@Component
@EnableScheduling
class TokenHousekeeping {

	private static final Logger logger = LoggerFactory.getLogger(TokenHousekeeping.class);

	private final RevocationMirror revocations;

	TokenHousekeeping(RevocationMirror revocations) {
		this.revocations = revocations;
	}

	@Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
	void sweepRevocations() {
		try {
			revocations.sweep();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("PostgreSQL does not tell of revocations now", ex);
		}
	}

}
