package dev.moongate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.moongate.system.UserId;

/**
 * The recording of changes: in the transaction that makes them, with one statement at its
 * end, so that a change without its record cannot be, nor a record without its change.
 */
@Component
class AuditChanges {

	private final AuditEventRepository events;

	private final AuditProofs proofs;

	private final AuditLog log;

	AuditChanges(AuditEventRepository events, AuditProofs proofs, AuditLog log) {
		this.events = events;
		this.proofs = proofs;
		this.log = log;
	}

	/**
	 * Returns whether there is a transaction that a record can be part of.
	 */
	boolean areUnderWay() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
	}

	/**
	 * Records a change as part of the transaction under way.
	 */
	void add(AuditRecord record) {
		page().add(record);
	}

	/**
	 * Erases whatever leads to a user at the end of the transaction under way, the
	 * records of this very transaction included.
	 */
	void forget(UserId userId) {
		page().forget(userId.value());
	}

	private Page page() {
		for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
			if (each instanceof Page page && page.belongsTo(this)) {
				return page;
			}
		}
		Page page = new Page();
		TransactionSynchronizationManager.registerSynchronization(page);
		return page;
	}

	/**
	 * What one transaction has to record.
	 */
	private final class Page implements TransactionSynchronization {

		private final List<AuditRecord> waiting = new ArrayList<>();

		private final List<AuditRecord> written = new ArrayList<>();

		private final List<UUID> gone = new ArrayList<>();

		private boolean late;

		private boolean belongsTo(AuditChanges other) {
			return AuditChanges.this == other;
		}

		private void add(AuditRecord record) {
			waiting.add(record);
			if (late) {
				write();
			}
		}

		private void forget(UUID userId) {
			gone.add(userId);
			if (late) {
				write();
			}
		}

		private void write() {
			if (!waiting.isEmpty()) {
				events.insert(waiting.stream().map(proofs::prove).toList());
				written.addAll(waiting);
				waiting.clear();
			}
			gone.forEach(events::anonymise);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			write();
			late = true;
		}

		@Override
		public void afterCommit() {
			written.forEach(log::tell);
		}

	}

}
