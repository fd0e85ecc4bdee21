package dev.moongate.session;

import java.util.List;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * Sessions of one user ended before their time. Published inside the transaction that
 * ends them.
 *
 * @param userId whose sessions
 * @param sessionIds which
 * @param reason why
 */
public record SessionsRevoked(UserId userId, List<SessionId> sessionIds, RevokeReason reason) {

	public SessionsRevoked {
		sessionIds = List.copyOf(sessionIds);
	}

}
