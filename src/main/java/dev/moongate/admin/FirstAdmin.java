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
import dev.moongate.account.PasswordPolicy;
import dev.moongate.problem.ProblemException;
import dev.moongate.system.Role;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UnsafeSettingsException;

/**
 * The making of the first administrator, from settings and before the first request is
 * served. No endpoint does it, and once there is an administrator the settings mean
 * nothing.
 */
@Component
@EnableConfigurationProperties(FirstAdminProperties.class)
class FirstAdmin implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(FirstAdmin.class);

	private final FirstAdminProperties properties;

	private final PasswordPolicy policy;

	private final AccountAdministrationService accounts;

	private final SystemProperties system;

	FirstAdmin(FirstAdminProperties properties, PasswordPolicy policy, AccountAdministrationService accounts,
			SystemProperties system) {
		this.properties = properties;
		this.policy = policy;
		this.accounts = accounts;
		this.system = system;
	}

	/**
	 * Makes the administrator unless there is one. Of several instances that start at
	 * once one does.
	 * @throws UnsafeSettingsException if the password is weak, whoever there is, so that
	 * {@code --check} can say so; or if somebody else has one of the names
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (!properties.isWanted()) {
			return;
		}
		properties.refuseWeakPassword(policy);
		if (accounts.hasAdmin()) {
			return;
		}
		NewAccount admin = new NewAccount(properties.address(), FirstAdminProperties.USERNAME,
				new DisplayName(FirstAdminProperties.USERNAME.value()), Set.of(Role.ADMIN), true, true,
				system.defaultLanguage());
		try {
			if (accounts.openFirstAdmin(admin, accounts.hash(properties.newPassword(), admin))) {
				logger.info("The first administrator has been made, and signs in as {}", FirstAdminProperties.USERNAME);
			}
		}
		catch (ProblemException ex) {
			throw refusal(ex);
		}
	}

	private static RuntimeException refusal(ProblemException problem) {
		return switch (problem.reason()) {
			case EMAIL_TAKEN -> new UnsafeSettingsException("ADMIN_EMAIL",
					"belongs to somebody who is no administrator: name an address that has no account");
			case USERNAME_TAKEN -> new UnsafeSettingsException("ADMIN_EMAIL",
					"cannot become an administrator: somebody else has the username " + FirstAdminProperties.USERNAME);
			default -> problem;
		};
	}

}
