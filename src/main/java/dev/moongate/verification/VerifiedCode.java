package dev.moongate.verification;

import java.util.UUID;

/**
 * A code that was given right and is still to be consumed.
 *
 * @param codeId the stored code
 * @param credentialVersion the version of the account's credentials when it was issued
 */
public record VerifiedCode(UUID codeId, int credentialVersion) {
}
