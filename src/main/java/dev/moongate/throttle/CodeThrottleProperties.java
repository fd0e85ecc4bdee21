package dev.moongate.throttle;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.moongate.system.Bounds;

/**
 * How many codes are mailed, and how many may be guessed.
 *
 * @param cooldown the least time between two codes for one mailbox
 * ({@code VERIFICATION_CODE_COOLDOWN_SECONDS})
 * @param sent codes for one mailbox ({@code VERIFICATION_CODE_DAILY_LIMIT})
 * @param captchaAfter codes for one mailbox within that time after which another needs a
 * captcha
 * @param wrongForMailbox wrong tries for one mailbox
 * @param wrongFromAddress wrong tries from one address
 * @param lease how long a request or a try may take before it is given up for lost
 * @param patience how long a request or a try waits for others that may make room for it
 */
@ConfigurationProperties("moongate.throttle.codes")
record CodeThrottleProperties(@DefaultValue("60s") Duration cooldown, @DefaultValue("10/1d") Quota sent,
		@DefaultValue("2") int captchaAfter, @DefaultValue("15/1d") Quota wrongForMailbox,
		@DefaultValue("30/1h") Quota wrongFromAddress, @DefaultValue("10s") Duration lease,
		@DefaultValue("2s") Duration patience) {

	CodeThrottleProperties {
		Bounds.notNegative("VERIFICATION_CODE_COOLDOWN_SECONDS", cooldown);
		Bounds.atLeast("moongate.throttle.codes.captcha-after", captchaAfter, 0);
		Bounds.positive("moongate.throttle.codes.lease", lease);
		Bounds.notNegative("moongate.throttle.codes.patience", patience);
	}

}
