package dev.moongate.token;

/**
 * This instance did not hear of changes for a while and hears of them again now: whatever
 * is kept in this process of any user may be stale. Listeners run in the thread that
 * listens to Redis and must neither wait nor ask the database.
 */
public record ChangesMissed() {
}
