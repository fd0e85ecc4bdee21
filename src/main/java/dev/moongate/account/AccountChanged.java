package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * Something about an account changed that others keep copies of. Published inside the
 * transaction that changes it.
 *
 * @param userId whose account
 */
public record AccountChanged(UserId userId) {
}
