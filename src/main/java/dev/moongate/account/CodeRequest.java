package dev.moongate.account;

import dev.moongate.system.Language;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;

/**
 * The wish to have a code sent.
 *
 * @param email where to
 * @param purpose what for
 * @param language the language of the mail
 */
public record CodeRequest(EmailAddress email, Purpose purpose, Language language) {
}
