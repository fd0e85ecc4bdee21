package dev.moongate.admin.web;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.account.DisplayName;
import dev.moongate.account.NewAccount;
import dev.moongate.account.Username;
import dev.moongate.problem.Fields;
import dev.moongate.system.Language;
import dev.moongate.system.Role;
import dev.moongate.verification.EmailAddress;

/**
 * An account to be opened for somebody.
 *
 * @param email the e-mail address
 * @param username 3 to 20 letters, digits or underscores, the first a letter
 * @param password 8 to 64 characters, none of the well-known
 * @param passwordHash the hash that another system made of the password
 * @param name the name other people see, by default the username
 * @param roles what the user may do, by default what every user may
 * @param active whether the user may sign in, by default true
 * @param verified whether the address counts as proved, by default false
 */
@Schema(name = "NewUser", requiredProperties = { "email", "username" })
record NewUserRequest(@Nullable String email, @Nullable String username, @Nullable String password,
		@Nullable String passwordHash, @Nullable String name,
		@Schema(example = "[\"USER\"]") @Nullable List<@Nullable String> roles,
		@JsonProperty("is_active") @Nullable Boolean active, @JsonProperty("is_verified") @Nullable Boolean verified) {

	/**
	 * Reads everything but the password.
	 * @param fields what has been read already
	 */
	NewAccount toAccount(Fields fields, Language language) {
		Fields.Checked<EmailAddress> address = fields.required("email", email, EmailAddress::of);
		Fields.Checked<Username> loginName = fields.required("username", username, Username::of);
		Fields.Checked<DisplayName> shown = fields.optional("name", name, DisplayName::new);
		Set<Role> granted = roles == null ? Set.of(Role.USER) : RoleNames.read(fields, roles);
		fields.verify();
		DisplayName displayName = DisplayName.or(shown.value(), loginName.get());
		return new NewAccount(address.get(), loginName.get(), displayName, granted, !Boolean.FALSE.equals(active),
				Boolean.TRUE.equals(verified), language);
	}

}
