package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.UserId;

/**
 * One wrong password too many, at a login or of somebody signed in, locked an account for
 * the address it came from. No transaction is open when it is published.
 *
 * @param userId whose account, or null if there is none of that name
 */
public record LoginLocked(@Nullable UserId userId) {
}
