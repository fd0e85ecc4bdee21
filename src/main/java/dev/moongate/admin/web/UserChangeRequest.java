package dev.moongate.admin.web;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.moongate.account.AccountChange;
import dev.moongate.account.DisplayName;
import dev.moongate.problem.Fields;
import dev.moongate.system.Role;

/**
 * What is to change about a user: a field that is absent stays as it is.
 *
 * @param active whether the user may sign in
 * @param verified whether the address counts as proved
 * @param roles what the user may do; everyone has the role USER
 * @param name the name other people see
 */
@Schema(name = "UserChange")
record UserChangeRequest(@JsonProperty("is_active") @Schema(implementation = Boolean.class) @Nullable JsonNode active,
		@JsonProperty("is_verified") @Schema(implementation = Boolean.class) @Nullable JsonNode verified,
		@ArraySchema(schema = @Schema(implementation = Role.class)) @Nullable JsonNode roles,
		@Schema(implementation = String.class) @Nullable JsonNode name) {

	AccountChange toChange() {
		Fields fields = new Fields();
		Boolean newActive = flag(fields, "is_active", active);
		Boolean newVerified = flag(fields, "is_verified", verified);
		Set<Role> newRoles = roles == null ? null : RoleNames.read(fields, names(roles));
		Fields.Checked<DisplayName> newName = name(fields);
		fields.verify();
		return new AccountChange(newActive, newVerified, newRoles, newName.value());
	}

	private static @Nullable Boolean flag(Fields fields, String field, @Nullable JsonNode sent) {
		if (sent != null && !sent.isBoolean()) {
			fields.reject(field, "field.type");
		}
		return sent != null && sent.isBoolean() ? Boolean.valueOf(sent.booleanValue()) : null;
	}

	/**
	 * Anything but a list of texts names no role.
	 */
	private static List<String> names(JsonNode sent) {
		return sent.isArray() ? sent.valueStream().map(role -> role.isString() ? role.stringValue() : "").toList()
				: List.of();
	}

	private Fields.Checked<DisplayName> name(Fields fields) {
		if (name == null || name.isString()) {
			return fields.optional("name", name == null ? null : name.stringValue(), DisplayName::new);
		}
		fields.reject("name", "field.type");
		return new Fields.Checked<>(null);
	}

}
