package dev.moongate.session;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A session as it is stored.
 *
 * @param id the identity
 * @param generation how often its tokens were renewed
 * @param rotatedAt when they last were
 * @param createdAt when it was opened
 * @param lastUsedAt when it was last used
 * @param expiresAt when it ends or ended if it is not renewed
 * @param absoluteExpiresAt when it ends however often it is renewed
 * @param revokedAt when it was ended before its time, or null
 * @param revokeReason why, or null
 * @param ip the address it was opened from
 * @param userAgent what the client said it was, or null
 */
record StoredSession(UUID id, int generation, Instant rotatedAt, Instant createdAt, Instant lastUsedAt,
		Instant expiresAt, Instant absoluteExpiresAt, @Nullable Instant revokedAt, @Nullable RevokeReason revokeReason,
		String ip, @Nullable String userAgent) {
}
