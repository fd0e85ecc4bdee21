package dev.moongate.session;

import dev.moongate.account.Recipient;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * A refresh token was used again after its successor: somebody has a copy of it.
 * Published inside the transaction that ends the session for it.
 *
 * @param userId whose session
 * @param sessionId which
 * @param owner whom to tell
 */
public record RefreshTokenReused(UserId userId, SessionId sessionId, Recipient owner) {
}
