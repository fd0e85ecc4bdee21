package dev.moongate.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.system.Batches;

/**
 * The removal of records whose time is over, by whole days and in small batches. What was
 * recorded of the day stays, with a seal that tells this removal from any other.
 */
@Component
class AuditRetention {

	private static final Logger logger = LoggerFactory.getLogger(AuditRetention.class);

	private final AuditChainRepository chain;

	private final AuditProofs proofs;

	private final AuditProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AuditRetention(AuditChainRepository chain, AuditProofs proofs, AuditProperties properties,
			TransactionTemplate transaction, Clock clock) {
		this.chain = chain;
		this.proofs = proofs;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Removes every day that is older than the time of retention. A removal that was cut
	 * off goes on.
	 */
	void purge() {
		LocalDate first = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(properties.retention().toDays());
		transaction.executeWithoutResult(status -> chain.unpurgedBefore(first)
			.forEach(day -> chain.purge(day.day(), proofs.purgeSeal(day), clock.instant())));
		for (LocalDate day : chain.daysToEmpty()) {
			empty(day);
			logger.info("The audit events of {} are removed, their time is over", day);
		}
	}

	private void empty(LocalDate day) {
		Batches.untilDone(limit -> {
			Integer removed = transaction.execute(status -> chain.delete(day, limit));
			return removed == null ? 0 : removed;
		});
	}

}
