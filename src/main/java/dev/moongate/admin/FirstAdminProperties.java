package dev.moongate.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.account.NewPassword;
import dev.moongate.account.PasswordPolicy;
import dev.moongate.account.Username;
import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.ProblemException;
import dev.moongate.system.UnsafeSettingsException;
import dev.moongate.verification.EmailAddress;

/**
 * The settings of the first administrator, who is made when Moongate starts and has none.
 *
 * @param email the address, empty for none ({@code ADMIN_EMAIL})
 * @param password the password ({@code ADMIN_PASSWORD})
 */
@ConfigurationProperties("moongate.admin")
record FirstAdminProperties(@DefaultValue("") String email, @DefaultValue("") String password) {

	/** Reserved, so that nobody else has it. */
	static final Username USERNAME = new Username("admin");

	FirstAdminProperties {
		if (email.isEmpty() != password.isEmpty()) {
			throw new UnsafeSettingsException(email.isEmpty() ? "ADMIN_EMAIL" : "ADMIN_PASSWORD",
					"is missing: the first administrator needs both an address and a password");
		}
		if (!email.isEmpty()) {
			address(email);
			newPassword(password);
		}
	}

	boolean isWanted() {
		return !email.isEmpty();
	}

	EmailAddress address() {
		return address(email);
	}

	NewPassword newPassword() {
		return newPassword(password);
	}

	/**
	 * Refuses a password that has the right form and is guessed soon.
	 * @throws UnsafeSettingsException if it is such
	 */
	void refuseWeakPassword(PasswordPolicy policy) {
		try {
			policy.check("password", newPassword(), address(), USERNAME);
		}
		catch (ProblemException ex) {
			throw new UnsafeSettingsException("ADMIN_PASSWORD",
					"is too weak: it is one of those that are tried first, or the address");
		}
	}

	private static EmailAddress address(String email) {
		try {
			return EmailAddress.of(email);
		}
		catch (InvalidValueException ex) {
			throw new UnsafeSettingsException("ADMIN_EMAIL", "is not a valid e-mail address");
		}
	}

	private static NewPassword newPassword(String password) {
		try {
			return NewPassword.of(password);
		}
		catch (InvalidValueException ex) {
			throw new UnsafeSettingsException("ADMIN_PASSWORD",
					"must have 8 to 64 characters and none that control a terminal");
		}
	}

	@Override
	public String toString() {
		return "FirstAdminProperties";
	}

}
