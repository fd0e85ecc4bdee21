package dev.moongate.verification;

import java.util.UUID;

/**
 * A code that was given right and is still to be consumed.
 *
 * @param codeId the stored code
 * @param binding the account it is good for
 */
public record VerifiedCode(UUID codeId, CodeBinding binding) {
}
