package dev.moongate.session;

import org.springframework.stereotype.Component;

import dev.moongate.account.ExportSection;
import dev.moongate.system.UserId;

/**
 * The sessions of a user that are stored, ended ones included.
 */
@Component
class SessionExport implements ExportSection {

	private final SessionRepository sessions;

	SessionExport(SessionRepository sessions) {
		this.sessions = sessions;
	}

	@Override
	public String name() {
		return "sessions";
	}

	@Override
	public Object content(UserId userId) {
		return sessions.findAllOf(userId.value()).stream().map(Session::stored).toList();
	}

}
