package dev.moongate.session;

import org.springframework.core.annotation.Order;

import dev.moongate.system.CheckResult;
import dev.moongate.system.StartCheck;
import dev.moongate.system.UnsafeSettingsException;

/**
 * Whether the other services and their secrets can be read.
 */
@Order(5)
class ServiceClientsCheck implements StartCheck {

	private static final String SUBJECT = "services";

	private final ServiceClientProperties properties;

	ServiceClientsCheck(ServiceClientProperties properties) {
		this.properties = properties;
	}

	@Override
	public CheckResult check() {
		try {
			int secrets = properties.clients().stream().map(ServiceSecret::of).toList().size();
			return CheckResult.ok(SUBJECT, secrets + " secrets may ask about tokens");
		}
		catch (UnsafeSettingsException ex) {
			return CheckResult.wrong(SUBJECT, String.valueOf(ex.getMessage()));
		}
	}

}
