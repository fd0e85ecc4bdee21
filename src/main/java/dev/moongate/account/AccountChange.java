package dev.moongate.account;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.Role;

/**
 * What an administrator wants to be different about an account.
 *
 * @param active whether its owner may sign in, or null to leave that as it is
 * @param verified whether its address counts as proved, or null to leave that as it is
 * @param roles what its owner may do, or null to leave that as it is
 * @param name the name other people see, or null to leave it as it is
 */
public record AccountChange(@Nullable Boolean active, @Nullable Boolean verified, @Nullable Set<Role> roles,
		@Nullable DisplayName name) {

	public AccountChange {
		roles = roles == null ? null : Set.copyOf(roles);
	}

	/**
	 * Whether the account is disabled.
	 */
	public boolean disables() {
		return Boolean.FALSE.equals(active);
	}

	/**
	 * Whether an active administrator is none afterwards.
	 */
	boolean endsAdministration() {
		return disables() || (roles != null && !roles.contains(Role.ADMIN));
	}

}
