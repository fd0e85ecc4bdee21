package dev.moongate.admin.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.moongate.problem.Fields;
import dev.moongate.system.Role;

/**
 * Roles as callers name them.
 */
final class RoleNames {

	private RoleNames() {
	}

	/**
	 * Reads a list of roles, of which there is at least one.
	 */
	static Set<Role> read(Fields fields, List<? extends @Nullable String> names) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		for (Role role : Role.values()) {
			if (names.contains(role.name())) {
				roles.add(role);
			}
		}
		if (names.isEmpty() || roles.size() < names.stream().distinct().count()) {
			fields.reject("roles", "field.roles");
		}
		return roles;
	}

}
