package dev.moongate.throttle;

import java.time.Duration;

/**
 * Whether a code may be compared now.
 */
public sealed interface CodeTryDecision {

	/**
	 * It may, and must be settled or taken back.
	 *
	 * @param ticket what to settle
	 */
	record Permitted(CodeTryTicket ticket) implements CodeTryDecision {
	}

	/**
	 * Not after so many wrong ones, or beside so many others; nothing was counted.
	 *
	 * @param retryAfter how long to wait
	 */
	record Exceeded(Duration retryAfter) implements CodeTryDecision {
	}

}
