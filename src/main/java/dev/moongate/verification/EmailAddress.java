package dev.moongate.verification;

/**
 * An e-mail address.
 *
 * @param value the address in lower case
 */
public record EmailAddress(String value) {
}
