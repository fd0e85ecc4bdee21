package dev.moongate.admin;

import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import dev.moongate.account.AccountAdministrationService;
import dev.moongate.account.DisplayName;
import dev.moongate.account.NewAccount;
import dev.moongate.account.NewPassword;
import dev.moongate.account.Username;
import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.ProblemException;
import dev.moongate.system.Role;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UnsafeSettingsException;
import dev.moongate.verification.EmailAddress;

/**
 * The making of the first administrator, from settings and before the first request is
 * served. No endpoint does it, and once there is an administrator the settings mean
 * nothing.
 */
@Component
@EnableConfigurationProperties(FirstAdminProperties.class)
class FirstAdmin implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(FirstAdmin.class);

	/** Reserved, so that nobody else has it. */
	private static final Username USERNAME = new Username("admin");

	private final FirstAdminProperties properties;

	private final AccountAdministrationService accounts;

	private final SystemProperties system;

	FirstAdmin(FirstAdminProperties properties, AccountAdministrationService accounts, SystemProperties system) {
		this.properties = properties;
		this.accounts = accounts;
		this.system = system;
	}

	/**
	 * Makes the administrator unless there is one. Of several instances that start at
	 * once one does.
	 * @throws UnsafeSettingsException if the address or the password is none that the
	 * rules allow
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (!properties.isWanted() || accounts.hasAdmin()) {
			return;
		}
		NewAccount admin = new NewAccount(email(), USERNAME, new DisplayName(USERNAME.value()), Set.of(Role.ADMIN),
				true, true, system.defaultLanguage());
		try {
			if (accounts.openFirstAdmin(admin, accounts.hash(password(), admin))) {
				logger.info("The first administrator has been made, and signs in as {}", USERNAME);
			}
		}
		catch (ProblemException ex) {
			throw refusal(ex);
		}
	}

	private EmailAddress email() {
		try {
			return EmailAddress.of(properties.email());
		}
		catch (InvalidValueException ex) {
			throw new UnsafeSettingsException("ADMIN_EMAIL", "is not a valid e-mail address");
		}
	}

	private NewPassword password() {
		try {
			return NewPassword.of(properties.password());
		}
		catch (InvalidValueException ex) {
			throw new UnsafeSettingsException("ADMIN_PASSWORD",
					"must have 8 to 64 characters and none that control a terminal");
		}
	}

	private static RuntimeException refusal(ProblemException problem) {
		return switch (problem.reason()) {
			case WEAK_PASSWORD -> new UnsafeSettingsException("ADMIN_PASSWORD",
					"is too weak: it is one of those that are tried first, or the address");
			case EMAIL_TAKEN -> new UnsafeSettingsException("ADMIN_EMAIL",
					"belongs to somebody who is no administrator: name an address that has no account");
			case USERNAME_TAKEN -> new UnsafeSettingsException("ADMIN_EMAIL",
					"cannot become an administrator: somebody else has the username " + USERNAME);
			default -> problem;
		};
	}

}
