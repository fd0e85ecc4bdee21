package dev.moongate.session;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.UserId;

/**
 * One failed login too many locked an account for the address it came from. No
 * transaction is open when it is published.
 *
 * @param userId whose account, or null if there is none of that name
 */
public record LoginLocked(@Nullable UserId userId) {
}
