package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * There is a new account. Published inside the transaction that stores it.
 *
 * @param userId whose account
 */
public record AccountCreated(UserId userId) {
}
