package dev.moongate.account;

import java.time.Duration;

/**
 * A code is on its way.
 *
 * @param expiresIn how long it lives
 * @param resendIn when another may be asked for
 */
public record CodeSent(Duration expiresIn, Duration resendIn) {
}
