package dev.moongate.account;

import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * Somebody with a valid access token could not confirm the password of the account. No
 * transaction is open when it is published.
 *
 * @param userId whose account
 * @param reason what the caller is told
 */
public record PasswordRefused(UserId userId, Reason reason) {
}
