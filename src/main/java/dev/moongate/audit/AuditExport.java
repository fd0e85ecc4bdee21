package dev.moongate.audit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.springframework.stereotype.Component;

import dev.moongate.account.ExportSection;
import dev.moongate.system.UserId;

/**
 * What the audit holds about a user: what happened to the user, and what the user did to
 * others, without who they are. The first portion is read with the rest of the export,
 * older ones while the answer is written, so that it takes no more memory however much
 * there is.
 */
@Component
class AuditExport implements ExportSection {

	private static final int PORTION = 10_000;

	private final AuditEventRepository events;

	private final DetailsReader details;

	AuditExport(AuditEventRepository events, DetailsReader details) {
		this.events = events;
		this.details = details;
	}

	@Override
	public String name() {
		return "security_events";
	}

	@Override
	public Object content(UserId userId) {
		List<AuditRecord> newest = events.findAbout(userId, null, PORTION);
		return (Iterable<SecurityEvent>) () -> new Walk(userId, newest);
	}

	/**
	 * A walk through the events of a user, portion by portion.
	 */
	private final class Walk implements Iterator<SecurityEvent> {

		private final UserId owner;

		private List<AuditRecord> portion;

		private int next;

		private Walk(UserId owner, List<AuditRecord> newest) {
			this.owner = owner;
			this.portion = newest;
		}

		@Override
		public boolean hasNext() {
			if (next == PORTION) {
				portion = events.findAbout(owner, portion.getLast(), PORTION);
				next = 0;
			}
			return next < portion.size();
		}

		@Override
		public SecurityEvent next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			AuditRecord event = portion.get(next++);
			return SecurityEvent.of(event, owner.value(), details.read(event));
		}

	}

}
