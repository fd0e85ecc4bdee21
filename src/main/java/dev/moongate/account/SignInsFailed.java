package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * Many logins in a row failed for an account, from wherever. Published at most once a day
 * for one account, inside the transaction that counts the last of them.
 *
 * @param userId whose account
 * @param owner whom to tell
 */
public record SignInsFailed(UserId userId, Recipient owner) {
}
