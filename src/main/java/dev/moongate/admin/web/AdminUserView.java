package dev.moongate.admin.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.account.Account;
import dev.moongate.account.Credentials;
import dev.moongate.account.UserView;
import dev.moongate.system.Role;

/**
 * A user as administrators see one: the user as everybody does, and the failed logins.
 *
 * @param id the identity, a UUIDv7
 * @param email the address, lower-case
 * @param username the name to sign in with
 * @param name the name other people see
 * @param avatar the https address of a picture, or null
 * @param active whether the user may sign in
 * @param verified whether the address was proved by a code
 * @param roles what the user may do
 * @param collectionName the user's own namespace in other services
 * @param createdAt when the account was opened
 * @param updatedAt when anything of it last changed
 * @param lastLoginAt the last right login, or null
 * @param failedLogins how many logins have failed since, from anywhere
 * @param locked whether so many have failed that nobody gets in, from any address;
 * whether it is locked for a single address is not told
 */
@Schema(name = "AdministeredUser")
record AdminUserView(UUID id, String email, String username, String name, @Nullable String avatar,
		@JsonProperty("is_active") boolean active, @JsonProperty("is_verified") boolean verified, List<Role> roles,
		String collectionName, Instant createdAt, Instant updatedAt, @Nullable Instant lastLoginAt, int failedLogins,
		@JsonProperty("is_locked") boolean locked) {

	static AdminUserView of(Account account) {
		UserView user = UserView.of(account.profile());
		return new AdminUserView(user.id(), user.email(), user.username(), user.name(), user.avatar(), user.active(),
				user.verified(), user.roles(), user.collectionName(), user.createdAt(), user.updatedAt(),
				user.lastLoginAt(), account.failedLogins(), account.failedLogins() >= Credentials.LOCKED_FOR_ALL);
	}

}
