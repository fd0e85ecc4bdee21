package dev.moongate.admin;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

import dev.moongate.account.PasswordPolicy;
import dev.moongate.system.CheckResult;
import dev.moongate.system.StartCheck;
import dev.moongate.system.UnsafeSettingsException;

/**
 * Whether the first administrator could have the password of the settings.
 */
@Order(6)
@Import(PasswordPolicy.class)
class FirstAdminCheck implements StartCheck {

	private static final String SUBJECT = "first admin";

	private final FirstAdminProperties properties;

	private final PasswordPolicy policy;

	FirstAdminCheck(FirstAdminProperties properties, PasswordPolicy policy) {
		this.properties = properties;
		this.policy = policy;
	}

	@Override
	public CheckResult check() {
		if (!properties.isWanted()) {
			return CheckResult.ok(SUBJECT, "none is to be made");
		}
		try {
			properties.refuseWeakPassword(policy);
			return CheckResult.ok(SUBJECT, "is made where there is no administrator");
		}
		catch (UnsafeSettingsException ex) {
			return CheckResult.wrong(SUBJECT, String.valueOf(ex.getMessage()));
		}
	}

}
