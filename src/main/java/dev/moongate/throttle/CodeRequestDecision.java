package dev.moongate.throttle;

import java.time.Duration;

/**
 * Whether a code may be mailed to a mailbox now.
 */
public sealed interface CodeRequestDecision {

	/**
	 * It may, and is counted.
	 *
	 * @param ticket what to take back if no code comes of it
	 * @param resendIn when the next may be asked for
	 */
	record Permitted(CodeTicket ticket, Duration resendIn) implements CodeRequestDecision {
	}

	/**
	 * Not so soon after the last one.
	 *
	 * @param retryAfter how long to wait
	 */
	record Cooldown(Duration retryAfter) implements CodeRequestDecision {
	}

	/**
	 * Not within a day of so many others.
	 *
	 * @param retryAfter how long to wait
	 */
	record DailyLimit(Duration retryAfter) implements CodeRequestDecision {
	}

	/**
	 * Not without a captcha; nothing was counted.
	 */
	record CaptchaRequired() implements CodeRequestDecision {
	}

}
