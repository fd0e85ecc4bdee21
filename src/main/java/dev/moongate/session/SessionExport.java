package dev.moongate.session;

import java.util.Iterator;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

import dev.moongate.account.ExportSection;
import dev.moongate.account.Portions;
import dev.moongate.system.UserId;

/**
 * The sessions of a user that are stored, ended ones included: whoever signs in as often
 * as they may has thousands.
 */
@Component
class SessionExport implements ExportSection {

	private static final Limit PORTION = Limit.of(Portions.SIZE);

	private final SessionRepository sessions;

	SessionExport(SessionRepository sessions) {
		this.sessions = sessions;
	}

	@Override
	public String name() {
		return "sessions";
	}

	@Override
	public Iterator<?> content(UserId userId) {
		return new Portions<Session>(
				after -> after == null ? sessions.findFirstOf(userId.value(), PORTION)
						: sessions.findMoreOf(userId.value(), after.createdAt(), after.getId(), PORTION),
				Session::stored);
	}

}
