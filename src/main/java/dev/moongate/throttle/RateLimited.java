package dev.moongate.throttle;

/**
 * An address sent more requests than it may. No transaction is open when it is published.
 *
 * @param policy what it did too often
 */
public record RateLimited(RateLimitPolicy policy) {
}
