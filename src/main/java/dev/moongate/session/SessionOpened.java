package dev.moongate.session;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * A user has signed in. Published inside the transaction that opens the session.
 *
 * @param userId whose session
 * @param sessionId which
 */
public record SessionOpened(UserId userId, SessionId sessionId) {
}
