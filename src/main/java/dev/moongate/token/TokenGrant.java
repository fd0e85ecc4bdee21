package dev.moongate.token;

import java.time.Instant;
import java.util.Set;

import dev.moongate.system.Role;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * What a session's row says of the tokens to issue.
 *
 * @param userId whose session it is
 * @param sessionId the session
 * @param username the user's name at this moment
 * @param roles what the user may do at this moment
 * @param generation how often the session's refresh token has been rotated
 * @param rotatedAt when the refresh token of this generation came to be
 * @param sessionExpiresAt when the session ends unless it is refreshed before
 */
public record TokenGrant(UserId userId, SessionId sessionId, String username, Set<Role> roles, int generation,
		Instant rotatedAt, Instant sessionExpiresAt) {

	public TokenGrant {
		roles = Set.copyOf(roles);
	}

}
