package dev.moongate.throttle;

import java.time.Duration;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * Whether a login may be evaluated now.
 */
public sealed interface AttemptDecision {

	/**
	 * It may, and must be settled.
	 *
	 * @param ticket what to settle
	 */
	record Permitted(AttemptTicket ticket) implements AttemptDecision {
	}

	/**
	 * Not without a captcha; nothing was counted.
	 */
	record CaptchaRequired() implements AttemptDecision {
	}

	/**
	 * Not now, whatever is offered; nothing was counted.
	 */
	sealed interface Refused extends AttemptDecision {

		/** After how long it is worth another try. */
		Duration retryAfter();

		/**
		 * What the caller is told.
		 */
		default ProblemException problem() {
			Reason reason = switch (this) {
				case Locked locked -> Reason.ACCOUNT_LOCKED;
				case AddressLimited limited -> Reason.RATE_LIMITED;
				case Busy busy -> Reason.BUSY;
			};
			return ProblemException.of(reason).withRetryAfter(retryAfter());
		}

	}

	/**
	 * Not for a while, even with the right password: the account failed too often from
	 * this address.
	 *
	 * @param retryAfter how long
	 */
	record Locked(Duration retryAfter) implements Refused {
	}

	/**
	 * Not before other tries are through, which hold every place that is left.
	 *
	 * @param retryAfter after how long it is worth another try
	 */
	record Busy(Duration retryAfter) implements Refused {
	}

	/**
	 * Not for a while, whatever the account: too many logins failed from this address.
	 *
	 * @param retryAfter how long
	 */
	record AddressLimited(Duration retryAfter) implements Refused {
	}

}
