package dev.moongate.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.SessionId;

/**
 * A session as its user sees it.
 *
 * @param id the identity
 * @param createdAt when it was opened
 * @param lastUsedAt when its tokens were last renewed
 * @param expiresAt when it ends if it is not renewed
 * @param ip the address it was opened from
 * @param userAgent what the client said it was, or null
 */
public record SessionView(SessionId id, Instant createdAt, Instant lastUsedAt, Instant expiresAt, String ip,
		@Nullable String userAgent) {

	static SessionView of(Session session) {
		return new SessionView(session.sessionId(), session.createdAt(), session.lastUsedAt(), session.expiresAt(),
				session.ip(), session.userAgent());
	}

}
