package dev.moongate.session;

import dev.moongate.account.Recipient;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * Somebody signed in from a device that the account did not know. Published inside the
 * transaction that opens the session.
 *
 * @param userId whose account
 * @param sessionId the session that was opened
 * @param owner whom to tell
 * @param client where the login came from
 */
public record NewDeviceUsed(UserId userId, SessionId sessionId, Recipient owner, ClientInfo client) {
}
