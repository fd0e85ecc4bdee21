package dev.moongate.audit;

import org.springframework.stereotype.Component;

import dev.moongate.system.UserId;

/**
 * The two ways into the audit.
 */
@Component
class AuditRecorder {

	private final AuditScribe scribe;

	private final AuditChanges changes;

	private final AuditRefusals refusals;

	private final AdminCalls calls;

	AuditRecorder(AuditScribe scribe, AuditChanges changes, AuditRefusals refusals, AdminCalls calls) {
		this.scribe = scribe;
		this.changes = changes;
		this.refusals = refusals;
		this.calls = calls;
	}

	/**
	 * Records a change in the transaction that makes it; what comes with none is noted.
	 */
	void change(AuditEvent event) {
		AuditRecord record = scribe.write(event);
		if (changes.areUnderWay()) {
			changes.add(record);
		}
		else {
			note(record);
		}
	}

	/**
	 * Notes what changes nothing, without waiting for anybody.
	 */
	void note(AuditEvent event) {
		note(scribe.write(event));
	}

	private void note(AuditRecord record) {
		refusals.note(record);
		if (record.type().startsWith("admin.")) {
			calls.isRecorded();
		}
	}

	/**
	 * Erases whatever leads to a user who is being deleted, in the transaction that
	 * deletes the user and with the user's row locked.
	 */
	void anonymise(UserId userId) {
		changes.forget(userId);
	}

}
