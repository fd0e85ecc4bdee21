package dev.moongate.account;

import java.util.Set;

import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.verification.EmailAddress;

/**
 * The account that an administrator opens for somebody.
 *
 * @param email the address
 * @param username the name to sign in with
 * @param name the name other people see
 * @param roles what the owner may do
 * @param active whether the owner may sign in
 * @param verified whether the address counts as proved
 * @param language the language its owner reads
 */
public record NewAccount(EmailAddress email, Username username, DisplayName name, Set<Role> roles, boolean active,
		boolean verified, Language language) {

	public NewAccount {
		roles = Set.copyOf(roles);
	}

}
