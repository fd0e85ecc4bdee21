package dev.moongate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A walk along the chain of a day. It remembers the last link and the first findings, and
 * so takes the same memory however long the day is.
 */
final class DayCheck {

	static final int FINDINGS_TOLD = 100;

	private final AuditProofs proofs;

	private final AuditDay day;

	private final List<Finding> findings = new ArrayList<>();

	private long wrong;

	private long erased;

	private long position;

	/** The hash before, or null where a gap hides it. */
	private @Nullable String before;

	/** Whether the chain broke at the last record, so that the next cannot fit either. */
	private boolean torn;

	DayCheck(AuditProofs proofs, AuditDay day) {
		this.proofs = proofs;
		this.day = day;
		this.before = day.previous();
	}

	/**
	 * Looks at the next record in the order of places.
	 */
	void next(ChainedRecord record) {
		UUID id = record.record().content().id();
		if (record.record().proof().isErased()) {
			erased++;
		}
		if (record.position() > position + 1 && record.position() <= day.count()) {
			removed(position + 1, record.position() - 1);
			before = null;
		}
		boolean genuine = proofs.holds(record.record());
		boolean surplus = record.position() <= position || record.position() > day.count();
		boolean linked = before == null || proofs.isLink(record.hash(), day.day(), before, record.record());
		boolean stranger = before != null && proofs.isLinkOfStranger(record.hash(), day.day(), before, record.record());
		if (!genuine) {
			found(linked && !surplus ? Finding.Kind.ALTERED : Finding.Kind.INSERTED, record.position(), id);
		}
		else if (stranger) {
			found(Finding.Kind.ALTERED, record.position(), id);
		}
		else if (surplus || (!linked && !torn)) {
			found(Finding.Kind.MOVED, record.position(), id);
		}
		torn = !linked && !stranger && !torn;
		before = record.hash();
		position = Math.max(position, record.position());
	}

	/**
	 * Ends the walk.
	 */
	DayVerification result() {
		if (position < day.count()) {
			removed(position + 1, day.count());
		}
		else if (!day.head().equals(before)) {
			found(Finding.Kind.DAY_ALTERED, 0, null);
		}
		return told();
	}

	/**
	 * Ends the check of a day whose records were removed at the end of their time.
	 */
	DayVerification told() {
		return new DayVerification(day.day(), day.count(), day.closedAt() != null, day.purgeSeal() != null, erased,
				wrong, findings);
	}

	void found(Finding.Kind kind, long at, @Nullable UUID id) {
		wrong++;
		if (findings.size() < FINDINGS_TOLD) {
			findings.add(new Finding(kind, at, id));
		}
	}

	private void removed(long first, long last) {
		for (long gap = first; gap <= last && findings.size() < FINDINGS_TOLD; gap++) {
			findings.add(new Finding(Finding.Kind.REMOVED, gap, null));
		}
		wrong += last - first + 1;
	}

}
