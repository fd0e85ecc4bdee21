package dev.moongate.token;

import dev.moongate.system.UserId;

/**
 * Somebody's account has changed: what is kept of it in this process is stale. Published
 * on every instance, on the one that made the change too. Listeners run in the thread
 * that listens to Redis and must neither wait nor ask the database.
 *
 * @param userId whose account
 */
public record UserChanged(UserId userId) {
}
