package dev.moongate.throttle;

import java.time.Duration;

/**
 * Whether a code may be compared now.
 */
public sealed interface CodeTryDecision {

	/**
	 * It may, and counts as wrong until it turns out to be right.
	 *
	 * @param ticket what to take back if it is right
	 */
	record Permitted(CodeTryTicket ticket) implements CodeTryDecision {
	}

	/**
	 * Not after so many wrong ones; nothing was counted.
	 *
	 * @param retryAfter how long to wait
	 */
	record Exceeded(Duration retryAfter) implements CodeTryDecision {
	}

}
