package dev.moongate.session;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;

/**
 * A login was refused. No transaction is open when it is published.
 *
 * @param userId whose account, or null if there is none of that name
 * @param reason what the caller is told
 */
public record LoginRefused(@Nullable UserId userId, Reason reason) {
}
