package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * An account has another address. Published inside the transaction that changes it.
 *
 * @param userId whose account
 * @param old whom to tell: the address until now
 */
public record EmailChanged(UserId userId, Recipient old) {
}
