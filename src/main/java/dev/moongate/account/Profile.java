package dev.moongate.account;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;

/**
 * What a user and an administrator may see of an account.
 *
 * @param id the identity, stable for life
 * @param email the address, lower-case
 * @param username the name to sign in with, in its owner's case
 * @param name the name other people see
 * @param avatar the https address of a picture, or null
 * @param active whether the user may sign in
 * @param verified whether the address was proved by a code
 * @param roles what the user may do
 * @param language the language its owner reads
 * @param createdAt when the account was opened
 * @param updatedAt when anything above, or the password, last changed
 * @param lastLoginAt the last right login, or null if there was none
 */
public record Profile(UserId id, String email, String username, String name, @Nullable String avatar, boolean active,
		boolean verified, Set<Role> roles, Language language, Instant createdAt, Instant updatedAt,
		@Nullable Instant lastLoginAt) {

	public Profile {
		roles = Set.copyOf(roles);
	}

	/** Whom to tell of what happens to the account. */
	public Recipient recipient() {
		return new Recipient(new EmailAddress(email), language);
	}

	Profile withLastLoginAt(Instant now) {
		return new Profile(id, email, username, name, avatar, active, verified, roles, language, createdAt, updatedAt,
				now);
	}

}
