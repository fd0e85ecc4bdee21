package dev.moongate.system.settings;

import org.springframework.core.annotation.Order;

import dev.moongate.system.CheckResult;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.StartCheck;
import dev.moongate.system.SystemProperties;

/**
 * Whether the networks of the proxies can be read.
 */
@Order(4)
class TrustedProxiesCheck implements StartCheck {

	private static final String SUBJECT = "proxies";

	private final SystemProperties properties;

	TrustedProxiesCheck(SystemProperties properties) {
		this.properties = properties;
	}

	@Override
	public CheckResult check() {
		try {
			new ClientAddressResolver(properties);
			int networks = properties.trustedProxies().size();
			return CheckResult.ok(SUBJECT,
					"X-Forwarded-For is believed from " + (networks == 0 ? "nobody" : "so many networks: " + networks));
		}
		catch (IllegalStateException ex) {
			return CheckResult.wrong(SUBJECT, String.valueOf(ex.getMessage()));
		}
	}

}
