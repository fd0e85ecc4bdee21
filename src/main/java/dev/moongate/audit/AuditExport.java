package dev.moongate.audit;

import org.springframework.stereotype.Component;

import dev.moongate.account.ExportSection;
import dev.moongate.problem.Paging;
import dev.moongate.system.UserId;

/**
 * What the audit holds about a user: as much as the user could page through.
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
	public Object content(UserId userId) {
		return events.find(AuditFilter.of(userId), 0, Paging.REACH)
			.stream()
			.map(event -> SecurityEvent.of(event, userId.value(), details.read(event)))
			.toList();
	}

}
