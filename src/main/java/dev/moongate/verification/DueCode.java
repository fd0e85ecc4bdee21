package dev.moongate.verification;

import java.time.Instant;

/**
 * A code that still waits to be typed in.
 *
 * @param email the address it proves
 * @param purpose what it may be used for
 * @param code six digits
 * @param expiresAt when it ends
 */
public record DueCode(EmailAddress email, Purpose purpose, String code, Instant expiresAt) {
}
