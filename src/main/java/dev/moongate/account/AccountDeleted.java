package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * An account is no more. Published inside the transaction that deletes it, while the row
 * of the user is locked.
 *
 * @param userId whose account
 * @param recipient whom to tell
 */
public record AccountDeleted(UserId userId, Recipient recipient) {
}
