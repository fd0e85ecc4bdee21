package dev.moongate.token;

import java.time.Instant;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * What a genuine refresh token says. The session's row decides what it is worth.
 *
 * @param userId the {@code sub}
 * @param sessionId the {@code sid}
 * @param generation the {@code gen}
 * @param expiresAt the {@code exp}
 */
public record RefreshToken(UserId userId, SessionId sessionId, int generation, Instant expiresAt) {
}
