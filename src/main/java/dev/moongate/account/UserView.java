package dev.moongate.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.system.Role;

/**
 * A user as JSON.
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
 * @param updatedAt when anything of it, or the password, last changed
 * @param lastLoginAt the last right login, or null
 */
@Schema(name = "User")
public record UserView(UUID id, String email, String username, String name, @Nullable String avatar,
		@JsonProperty("is_active") boolean active, @JsonProperty("is_verified") boolean verified, List<Role> roles,
		String collectionName, Instant createdAt, Instant updatedAt, @Nullable Instant lastLoginAt) {

	public static UserView of(Profile profile) {
		return new UserView(profile.id().value(), profile.email(), profile.username(), profile.name(), profile.avatar(),
				profile.active(), profile.verified(), profile.roles().stream().sorted().toList(),
				profile.id().collectionName(), profile.createdAt(), profile.updatedAt(), profile.lastLoginAt());
	}

}
