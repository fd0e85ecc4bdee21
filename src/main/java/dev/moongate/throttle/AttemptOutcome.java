package dev.moongate.throttle;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How things stand after a try.
 *
 * @param captchaRequiredNext whether the next try needs a captcha
 * @param lockedFor how long the account is locked for this address, null if it is not
 */
public record AttemptOutcome(boolean captchaRequiredNext, @Nullable Duration lockedFor) {
}
