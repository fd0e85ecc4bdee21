package dev.moongate.admin.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.moongate.account.DisplayName;
import dev.moongate.account.ImportedAccount;
import dev.moongate.account.PasswordHash;
import dev.moongate.account.Username;
import dev.moongate.problem.Fields;
import dev.moongate.problem.InvalidValueException;
import dev.moongate.system.Role;
import dev.moongate.verification.EmailAddress;

/**
 * A user as a line of an import has one.
 *
 * @param email the e-mail address
 * @param username 3 to 20 letters, digits or underscores, the first a letter
 * @param name the name other people see, by default the username
 * @param passwordHash the hash that the other system made of the password
 * @param active whether the user may sign in, by default true
 * @param verified whether the address counts as proved, by default false
 * @param roles what the user may do, by default what every user may
 * @param createdAt when the account was opened (RFC 3339), by default now
 */
@Schema(name = "ImportedUser", requiredProperties = { "email", "username", "password_hash" })
record ImportedUser(@Nullable String email, @Nullable String username, @Nullable String name,
		@Nullable String passwordHash, @JsonProperty("is_active") @Nullable Boolean active,
		@JsonProperty("is_verified") @Nullable Boolean verified,
		@Schema(example = "[\"USER\"]") @Nullable List<@Nullable String> roles,
		@Schema(example = "2019-11-21T08:30:00Z") @Nullable String createdAt) {

	/**
	 * Reads the line.
	 * @param hashes reads a hash that another system made
	 * @param now what lies after it has not been
	 */
	ImportedAccount toAccount(Function<String, PasswordHash> hashes, Instant now) {
		Fields fields = new Fields();
		Fields.Checked<EmailAddress> address = fields.required("email", email, EmailAddress::of);
		Fields.Checked<Username> loginName = fields.required("username", username, Username::of);
		Fields.Checked<DisplayName> shown = fields.optional("name", name, DisplayName::new);
		Fields.Checked<PasswordHash> hash = fields.required("password_hash", passwordHash, hashes);
		Fields.Checked<Instant> opened = fields.optional("created_at", createdAt, text -> timeBefore(now, text));
		Set<Role> granted = roles == null ? Set.of(Role.USER) : RoleNames.read(fields, roles);
		fields.verify();
		DisplayName displayName = DisplayName.or(shown.value(), loginName.get());
		return new ImportedAccount(address.get(), loginName.get(), displayName, hash.get(), granted,
				!Boolean.FALSE.equals(active), Boolean.TRUE.equals(verified), opened.value());
	}

	private static Instant timeBefore(Instant now, String text) {
		try {
			Instant time = OffsetDateTime.parse(text).toInstant();
			if (!time.isAfter(now) && !time.isBefore(Instant.EPOCH)) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// told below
		}
		throw new InvalidValueException("field.created_at");
	}

}
