package dev.moongate.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.UnsafeSettingsException;

/**
 * The settings of the first administrator, who is made when Moongate starts and has none.
 *
 * @param email the address, empty for none ({@code ADMIN_EMAIL})
 * @param password the password ({@code ADMIN_PASSWORD})
 */
@ConfigurationProperties("moongate.admin")
record FirstAdminProperties(@DefaultValue("") String email, @DefaultValue("") String password) {

	FirstAdminProperties {
		if (email.isEmpty() != password.isEmpty()) {
			throw new UnsafeSettingsException(email.isEmpty() ? "ADMIN_EMAIL" : "ADMIN_PASSWORD",
					"is missing: the first administrator needs both an address and a password");
		}
	}

	boolean isWanted() {
		return !email.isEmpty();
	}

	@Override
	public String toString() {
		return "FirstAdminProperties";
	}

}
