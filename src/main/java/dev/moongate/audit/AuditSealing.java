package dev.moongate.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives records their places in the chain, a moment after they were written: so no
 * transaction waits for another's place. Of all instances one does it at a time.
 */
@Component
class AuditSealing {

	/** Where the first day begins, which has none before it. */
	static final String BEGINNING = "00".repeat(32);

	private static final Logger logger = LoggerFactory.getLogger(AuditSealing.class);

	private static final int BATCH = 1_000;

	private final AuditChainRepository chain;

	private final AuditProofs proofs;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AuditSealing(AuditChainRepository chain, AuditProofs proofs, TransactionTemplate transaction, Clock clock) {
		this.chain = chain;
		this.proofs = proofs;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Seals whatever waits.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	void seal() {
		while (chain.hasUnsealed() && sealSome() == BATCH) {
			logger.debug("There may be more to seal");
		}
	}

	private int sealSome() {
		Integer sealed = transaction.execute(status -> chain.lock() ? append() : 0);
		return sealed == null ? 0 : sealed;
	}

	/**
	 * The day is asked for after the records, so that none comes to stand on a day before
	 * its own.
	 */
	private int append() {
		List<ProvenRecord> records = chain.unsealed(BATCH);
		if (records.isEmpty()) {
			return 0;
		}
		AuditDay day = today();
		List<ChainedRecord> placed = new ArrayList<>();
		String head = day.head();
		for (ProvenRecord record : records) {
			head = link(day.day(), head, record);
			placed.add(new ChainedRecord(record, day.count() + placed.size() + 1, head));
		}
		long count = day.count() + placed.size();
		chain.save(new AuditDay(day.day(), count, head, day.previous(),
				proofs.seal(day.day(), day.previous(), count, head), null, null));
		chain.place(day.day(), placed);
		return placed.size();
	}

	private String link(LocalDate day, String head, ProvenRecord record) {
		if (proofs.holds(record)) {
			return proofs.link(day, head, record);
		}
		logger.error("Audit event {} was not written by Moongate, or was changed before it was sealed",
				record.content().id());
		return proofs.linkOfStranger(day, head, record);
	}

	/**
	 * Returns the day that grows. It never goes back, whatever the clock does, so that a
	 * day that has ended has ended.
	 */
	private AuditDay today() {
		LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
		Optional<AuditDay> last = chain.lastDay();
		if (last.isPresent() && !last.get().day().isBefore(today)) {
			return last.get();
		}
		last.ifPresent(day -> chain.close(day.day(), clock.instant()));
		String previous = last.map(AuditDay::seal).orElse(BEGINNING);
		return new AuditDay(today, 0, previous, previous, "", null, null);
	}

}
