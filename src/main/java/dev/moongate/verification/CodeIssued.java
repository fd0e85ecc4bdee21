package dev.moongate.verification;

import java.util.UUID;

import dev.moongate.system.Language;

/**
 * A code was stored and waits to be mailed; published inside the transaction that stores
 * it.
 *
 * @param codeId the identity of the code
 * @param language the language of the mail
 * @param delivery what is mailed
 */
public record CodeIssued(UUID codeId, Language language, Delivery delivery) {
}
