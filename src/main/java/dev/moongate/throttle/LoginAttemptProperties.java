package dev.moongate.throttle;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
record LoginAttemptProperties(@DefaultValue("2") @Min(0) int captchaAfter, @DefaultValue("5") @Min(1) int maxFailures,
		@DefaultValue("15m") @DurationMin(millis = 1) Duration window,
		@DefaultValue("15m") @DurationMin(millis = 1) Duration lockout, @DefaultValue("60") @Min(1) int addressFailures,
		@DefaultValue("20") @Min(1) int addressAccounts, @DefaultValue("10s") @DurationMin(millis = 1) Duration lease,
		@DefaultValue("2s") Duration patience) {
}
