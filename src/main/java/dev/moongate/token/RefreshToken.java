package dev.moongate.token;

import java.time.Instant;
import java.util.UUID;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * What a genuine refresh token says. The session's row decides what it is worth.
 *
 * @param userId the {@code sub}
 * @param sessionId the {@code sid}
 * @param tokenId the {@code jti}
 * @param generation the {@code gen}
 * @param issuedAt the {@code iat}
 * @param expiresAt the {@code exp}
 */
public record RefreshToken(UserId userId, SessionId sessionId, UUID tokenId, int generation, Instant issuedAt,
		Instant expiresAt) {
}
