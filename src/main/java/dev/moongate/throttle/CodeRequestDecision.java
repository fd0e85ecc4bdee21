package dev.moongate.throttle;

import java.time.Duration;

/**
 * Whether a code may be mailed to a mailbox now.
 */
public sealed interface CodeRequestDecision {

	/**
	 * It may, and must be settled or taken back.
	 *
	 * @param ticket what to settle
	 */
	record Permitted(CodeTicket ticket) implements CodeRequestDecision {
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
	 * Not before another request for the same mailbox is through.
	 *
	 * @param retryAfter after how long it is worth another try
	 */
	record Busy(Duration retryAfter) implements CodeRequestDecision {
	}

	/**
	 * Not without a captcha; nothing was counted.
	 */
	record CaptchaRequired() implements CodeRequestDecision {
	}

}
