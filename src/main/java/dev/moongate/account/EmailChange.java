package dev.moongate.account;

import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;

/**
 * The wish to have another address.
 *
 * @param newEmail the address from now on
 * @param code what was mailed there
 * @param password the password of the account
 */
public record EmailChange(EmailAddress newEmail, Code code, PresentedPassword password) {
}
