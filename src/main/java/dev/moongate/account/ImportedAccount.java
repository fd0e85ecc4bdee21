package dev.moongate.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.Role;
import dev.moongate.verification.EmailAddress;

/**
 * An account that moves in from another system.
 *
 * @param email the address
 * @param username the name to sign in with
 * @param name the name other people see
 * @param passwordHash what the other system kept of the password
 * @param roles what the owner may do
 * @param active whether the owner may sign in
 * @param verified whether the address counts as proved
 * @param createdAt when the account was opened there, or null for now
 */
public record ImportedAccount(EmailAddress email, Username username, DisplayName name, PasswordHash passwordHash,
		Set<Role> roles, boolean active, boolean verified, @Nullable Instant createdAt) {

	public ImportedAccount {
		roles = Set.copyOf(roles);
	}

	/** What the owner may do, what everyone may included. */
	Set<Role> allRoles() {
		Set<Role> all = EnumSet.of(Role.USER);
		all.addAll(roles);
		return all;
	}

}
