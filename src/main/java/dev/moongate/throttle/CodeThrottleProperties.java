package dev.moongate.throttle;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
 */
@ConfigurationProperties("moongate.throttle.codes")
@Validated
record CodeThrottleProperties(@DefaultValue("60s") @DurationMin(millis = 0) Duration cooldown,
		@DefaultValue("10/1d") Quota sent, @DefaultValue("2") @Min(0) int captchaAfter,
		@DefaultValue("15/1d") Quota wrongForMailbox, @DefaultValue("30/1h") Quota wrongFromAddress) {
}
