package dev.moongate.verification;

import dev.moongate.problem.Reason;

/**
 * A code was not accepted. No transaction is open when it is published.
 *
 * @param purpose what it was for
 * @param reason what the caller is told
 */
public record CodeRefused(Purpose purpose, Reason reason) {
}
