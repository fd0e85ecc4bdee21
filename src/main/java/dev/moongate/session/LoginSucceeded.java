package dev.moongate.session;

import dev.moongate.system.UserId;

/**
 * Somebody signed in by a password. No transaction is open when it is published.
 *
 * @param userId who
 */
public record LoginSucceeded(UserId userId) {
}
