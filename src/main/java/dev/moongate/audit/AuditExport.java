package dev.moongate.audit;

import java.util.Iterator;

import org.springframework.stereotype.Component;

import dev.moongate.account.ExportSection;
import dev.moongate.account.Portions;
import dev.moongate.system.UserId;

/**
 * What the audit holds about a user: what happened to the user, and what the user did to
 * others, without who they are. Newest first, so that what happens meanwhile moves
 * nothing.
 */
@Component
class AuditExport implements ExportSection {

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
	public Iterator<?> content(UserId userId) {
		return new Portions<AuditRecord>(before -> events.findAbout(userId, before, Portions.SIZE),
				event -> SecurityEvent.of(event, userId.value(), details.read(event)));
	}

}
