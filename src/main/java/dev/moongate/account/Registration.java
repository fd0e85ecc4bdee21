package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.Language;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;

/**
 * The wish to open an account.
 *
 * @param email the address
 * @param username the name to sign in with
 * @param password the password
 * @param name the name other people see
 * @param code the code from the mail, or null where none is taken
 * @param language the language the user reads
 * @param client where the request comes from
 */
public record Registration(EmailAddress email, Username username, NewPassword password, DisplayName name,
		@Nullable Code code, Language language, ClientAddress client) {
}
