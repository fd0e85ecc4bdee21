package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * The owner of an account changed the name, the username or the picture. Published inside
 * the transaction that changes them.
 *
 * @param userId whose profile
 */
public record ProfileUpdated(UserId userId) {
}
