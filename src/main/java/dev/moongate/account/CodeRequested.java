package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;
import dev.moongate.verification.Purpose;

/**
 * Somebody asked for a code. No transaction is open when it is published.
 *
 * @param userId whose account it is for: who wants to change their address, else whose
 * address it is, or null if the address has no account
 * @param purpose what for
 * @param refusal why none was sent, as the caller is told, or null
 */
public record CodeRequested(@Nullable UserId userId, Purpose purpose, @Nullable Reason refusal) {
}
