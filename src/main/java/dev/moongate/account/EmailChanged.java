package dev.moongate.account;

import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;

/**
 * An account has another address. Published inside the transaction that changes it.
 *
 * @param userId whose account
 * @param old whom to tell: the address until now
 * @param newEmail the address from now on
 */
public record EmailChanged(UserId userId, Recipient old, EmailAddress newEmail) {
}
