package dev.moongate.session;

import java.time.Instant;

/**
 * An administrator ended every session of everybody. Published inside the transaction in
 * which that becomes true; no event follows for the single sessions.
 *
 * @param openedUntil when the last of them was opened
 */
public record EverySessionEnded(Instant openedUntil) {
}
