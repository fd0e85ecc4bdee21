package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.system.SessionId;
import dev.moongate.token.SessionLiveness;

/**
 * What the rows of sessions tell those who check tokens.
 */
@Component
class SessionRows implements SessionLiveness {

	private final SessionRepository sessions;

	private final Clock clock;

	SessionRows(SessionRepository sessions, Clock clock) {
		this.sessions = sessions;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isLive(SessionId session) {
		return sessions.isLive(session.value(), clock.instant());
	}

	@Override
	@Transactional(readOnly = true)
	public List<RevokedSession> recentlyRevoked(Instant since) {
		return sessions.findRevokedSince(since).stream().map(EndedSession::revoked).toList();
	}

}
