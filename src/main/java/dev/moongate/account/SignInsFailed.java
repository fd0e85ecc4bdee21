package dev.moongate.account;

/**
 * Many logins in a row failed for an account, from wherever. Published at most once a day
 * for one account, inside the transaction that counts the last of them.
 *
 * @param owner whom to tell
 */
public record SignInsFailed(Recipient owner) {
}
