package dev.moongate.account;

/**
 * An account as administrators see it.
 *
 * @param profile what its owner sees
 * @param failedLogins consecutive failed logins from anywhere
 */
public record Account(Profile profile, int failedLogins) {
}
