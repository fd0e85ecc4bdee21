package dev.moongate.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.moongate.system.Role;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * What a genuine access token says. Whether it has been revoked since is for the
 * revocation list to tell.
 *
 * @param userId the {@code sub}
 * @param sessionId the {@code sid}
 * @param tokenId the {@code jti}
 * @param username the user's name when the token was issued
 * @param roles what the user could do when the token was issued
 * @param issuedAt the {@code iat}
 * @param expiresAt the {@code exp}
 */
public record AccessToken(UserId userId, SessionId sessionId, UUID tokenId, String username, Set<Role> roles,
		Instant issuedAt, Instant expiresAt) {

	public AccessToken {
		roles = Set.copyOf(roles);
	}

}
