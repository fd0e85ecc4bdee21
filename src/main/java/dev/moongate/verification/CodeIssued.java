package dev.moongate.verification;

import java.util.UUID;

import dev.moongate.system.Language;

/**
 * A code was stored. Published inside the transaction that stores it, so that the mail is
 * on its way exactly if the code exists.
 *
 * @param codeId the stored code
 * @param language the language of the request, and so of the mail
 * @param delivery what the mail says
 */
public record CodeIssued(UUID codeId, Language language, Delivery delivery) {
}
