package dev.moongate.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import dev.moongate.account.AccountService;

/**
 * Looks for changes of accounts that were committed but never told, because the instance
 * that made them died in between, or could not tell. What every instance does for itself
 * from time to time, beside the same look for revocations.
 */
@Component
class AccountChangeSweep {

	private static final Logger logger = LoggerFactory.getLogger(AccountChangeSweep.class);

	/** Longer than any copy is kept. */
	private static final Duration BEFORE_START = Duration.ofMinutes(15);

	/**
	 * How much of the past every sweep looks at again: a row may become visible later
	 * than the time it bears.
	 */
	private static final Duration OVERLAP = Duration.ofMinutes(1);

	private final AccountService accounts;

	private final AccountChangeRelay relay;

	private final Clock clock;

	private volatile Instant since;

	AccountChangeSweep(AccountService accounts, AccountChangeRelay relay, Clock clock) {
		this.accounts = accounts;
		this.relay = relay;
		this.clock = clock;
		this.since = clock.instant().minus(BEFORE_START);
	}

	@Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
	void sweep() {
		Instant begun = clock.instant();
		try {
			accounts.staleSince(since).forEach(relay::announce);
			since = begun.minus(OVERLAP);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("PostgreSQL does not answer, the next time is soon", ex);
		}
	}

}
