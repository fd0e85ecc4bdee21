package dev.moongate.system;

import java.util.Set;
import java.util.UUID;

/**
 * Who sent the request, as proved by a valid access token.
 *
 * @param userId the subject of the token
 * @param sessionId the session the token belongs to
 * @param tokenId the token's own {@code jti}
 * @param username the username, as it is now
 * @param email the e-mail address
 * @param roles what the user may do
 */
public record Caller(UserId userId, SessionId sessionId, UUID tokenId, String username, String email, Set<Role> roles) {

	public Caller {
		roles = Set.copyOf(roles);
	}

}
