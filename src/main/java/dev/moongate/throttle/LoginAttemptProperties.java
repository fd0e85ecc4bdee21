package dev.moongate.throttle;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.Bounds;

/**
 * How many logins may fail.
 *
 * @param captchaAfter failures of an account from one address after which a login needs a
 * captcha ({@code CAPTCHA_AFTER_FAILURES})
 * @param maxFailures failures of an account from one address after which it is locked for
 * that address ({@code MAX_LOGIN_ATTEMPTS})
 * @param window how long a failure counts
 * @param lockout how long a lock lasts ({@code LOCKOUT_DURATION_SECONDS})
 * @param addressFailures failures of an address, whatever the account, after which every
 * login from it needs a captcha; at twice as many none is evaluated
 * @param addressAccounts accounts that failed from an address, with the same consequences
 * @param lease how long a try may take before it is given up for lost
 * @param patience how long a login waits for others of the same account to get through
 */
@ConfigurationProperties("moongate.throttle.login")
record LoginAttemptProperties(@DefaultValue("2") int captchaAfter, @DefaultValue("5") int maxFailures,
		@DefaultValue("15m") Duration window, @DefaultValue("15m") Duration lockout,
		@DefaultValue("60") int addressFailures, @DefaultValue("20") int addressAccounts,
		@DefaultValue("10s") Duration lease, @DefaultValue("2s") Duration patience) {

	LoginAttemptProperties {
		Bounds.atLeast("CAPTCHA_AFTER_FAILURES", captchaAfter, 0);
		Bounds.atLeast("MAX_LOGIN_ATTEMPTS", maxFailures, 1);
		Bounds.positive("moongate.throttle.login.window", window);
		Bounds.positive("LOCKOUT_DURATION_SECONDS", lockout);
		Bounds.atLeast("moongate.throttle.login.address-failures", addressFailures, 1);
		Bounds.atLeast("moongate.throttle.login.address-accounts", addressAccounts, 1);
		Bounds.positive("moongate.throttle.login.lease", lease);
		Bounds.notNegative("moongate.throttle.login.patience", patience);
	}

}
