package dev.moongate.account;

import dev.moongate.system.Language;
import dev.moongate.verification.EmailAddress;

/**
 * Whom a notice about an account is for, and in which language.
 *
 * @param email the address of the account
 * @param language the language its owner reads
 */
public record Recipient(EmailAddress email, Language language) {
}
