package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * A user has a new password. Published inside the transaction that sets it, so that
 * sessions end with it or not at all.
 *
 * @param userId whose password
 * @param owner whom to tell
 * @param keep the session in which the user changed it, which goes on, or null if all end
 */
public record PasswordChanged(UserId userId, Recipient owner, @Nullable SessionId keep) {
}
