package dev.moongate.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that records are as they were written, all there and in their order.
 */
@Component
class AuditVerification {

	private static final int BATCH = 1_000;

	private static final UUID LOWEST = new UUID(0, 0);

	private final AuditChainRepository chain;

	private final AuditProofs proofs;

	private final TransactionTemplate snapshot;

	AuditVerification(AuditChainRepository chain, AuditProofs proofs, PlatformTransactionManager transactions) {
		this.chain = chain;
		this.proofs = proofs;
		this.snapshot = new TransactionTemplate(transactions);
		this.snapshot.setReadOnly(true);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/**
	 * Verifies each day that has records, or should have, as all stood at one moment. Of
	 * the others it names those that Moongate never made, and records that have a place
	 * on no day: lists show them whatever days somebody verifies.
	 */
	List<DayVerification> verify(LocalDate from, LocalDate to) {
		return Objects.requireNonNull(snapshot.execute(status -> verifyAll(from, to)));
	}

	private List<DayVerification> verifyAll(LocalDate from, LocalDate to) {
		List<DayVerification> verified = new ArrayList<>();
		for (AuditDay day : chain.days()) {
			boolean asked = !day.day().isBefore(from) && !day.day().isAfter(to);
			if (asked || !proofs.isSealed(day)) {
				verified.add(verify(day));
			}
		}
		for (LocalDate stray : chain.strayDays()) {
			verified.add(verify(new AuditDay(stray, 0, "", "", "", null, null)));
		}
		long strays = chain.countStrays();
		if (strays > 0) {
			verified.add(DayVerification.ofNoDay(strays, chain.strays(DayCheck.FINDINGS_TOLD)));
		}
		verified.sort(Comparator.comparing(DayVerification::day, Comparator.nullsFirst(Comparator.naturalOrder())));
		return verified;
	}

	private DayVerification verify(AuditDay day) {
		DayCheck check = new DayCheck(proofs, day);
		if (!proofs.isSealed(day) || !day.previous().equals(sealBefore(day.day()))) {
			check.found(Finding.Kind.DAY_ALTERED, 0, null);
		}
		if (proofs.isPurged(day)) {
			return check.told();
		}
		long position = Long.MIN_VALUE;
		UUID id = LOWEST;
		List<ChainedRecord> records;
		do {
			records = chain.chainAfter(day.day(), position, id, BATCH);
			records.forEach(check::next);
			if (!records.isEmpty()) {
				position = records.getLast().position();
				id = records.getLast().record().content().id();
			}
		}
		while (records.size() == BATCH);
		return check.result();
	}

	private String sealBefore(LocalDate day) {
		return chain.dayBefore(day).map(AuditDay::seal).orElse(AuditSealing.BEGINNING);
	}

}
