package dev.moongate.metrics;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.moongate.account.AccountCreated;
import dev.moongate.account.AccountDeleted;
import dev.moongate.account.CodeRequested;
import dev.moongate.account.LoginLocked;
import dev.moongate.account.PasswordChanged;
import dev.moongate.problem.Reason;
import dev.moongate.session.LoginRefused;
import dev.moongate.session.LoginSucceeded;
import dev.moongate.session.RefreshTokenReused;
import dev.moongate.session.RevokeReason;
import dev.moongate.session.SessionsRevoked;
import dev.moongate.throttle.RateLimitPolicy;
import dev.moongate.throttle.RateLimited;
import dev.moongate.verification.CodeRefused;
import dev.moongate.verification.Purpose;

/**
 * Counts of events. Labels are constants of enumerations, so that their number is bounded
 * and nobody can be told from them. What is part of a transaction is counted after its
 * commit.
 */
@Component
class EventMeters {

	private static final String LOGINS = "moongate.logins";

	private static final String CODES = "moongate.codes.requested";

	private static final String WRONG_CODES = "moongate.codes.refused";

	private static final String ENDED = "moongate.sessions.ended";

	private static final String LIMITED = "moongate.rate.limited";

	private static final String ACCOUNTS = "moongate.accounts";

	private static final String CHANGE = "change";

	private static final String RESULT = "result";

	private static final String SUCCESS = "success";

	private final MeterRegistry meters;

	EventMeters(MeterRegistry meters) {
		this.meters = meters;
		zero();
	}

	/**
	 * Has what may be waited for be there before it happens: an alert on a rate sees the
	 * first one only then.
	 */
	private void zero() {
		count(LOGINS, 0, RESULT, SUCCESS);
		for (Reason reason : new Reason[] { Reason.INVALID_CREDENTIALS, Reason.CAPTCHA_REQUIRED, Reason.CAPTCHA_INVALID,
				Reason.ACCOUNT_LOCKED, Reason.ACCOUNT_DISABLED, Reason.RATE_LIMITED }) {
			count(LOGINS, 0, RESULT, label(reason));
		}
		count("moongate.locks", 0);
		count("moongate.refresh.reused", 0);
		count(ACCOUNTS, 0, CHANGE, "opened");
		count(ACCOUNTS, 0, CHANGE, "deleted");
		count("moongate.passwords.changed", 0);
		for (Purpose purpose : Purpose.values()) {
			count(CODES, 0, "purpose", purpose.type(), RESULT, "sent");
			count(WRONG_CODES, 0, "purpose", purpose.type(), "reason", label(Reason.CODE_INVALID));
		}
		for (RevokeReason reason : RevokeReason.values()) {
			count(ENDED, 0, "reason", label(reason));
		}
		for (RateLimitPolicy policy : RateLimitPolicy.values()) {
			count(LIMITED, 0, "policy", policy.label());
		}
	}

	@EventListener
	void on(LoginSucceeded event) {
		count(LOGINS, 1, RESULT, SUCCESS);
	}

	@EventListener
	void on(LoginRefused event) {
		count(LOGINS, 1, RESULT, label(event.reason()));
	}

	@EventListener
	void on(LoginLocked event) {
		count("moongate.locks", 1);
	}

	@EventListener
	void on(CodeRequested event) {
		Reason refusal = event.refusal();
		count(CODES, 1, "purpose", event.purpose().type(), RESULT, refusal == null ? "sent" : label(refusal));
	}

	@EventListener
	void on(CodeRefused event) {
		count(WRONG_CODES, 1, "purpose", event.purpose().type(), "reason", label(event.reason()));
	}

	@EventListener
	void on(RateLimited event) {
		count(LIMITED, 1, "policy", event.policy().label());
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(RefreshTokenReused event) {
		count("moongate.refresh.reused", 1);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(SessionsRevoked event) {
		count(ENDED, event.sessionIds().size(), "reason", label(event.reason()));
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(AccountCreated event) {
		count(ACCOUNTS, 1, CHANGE, "opened");
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(AccountDeleted event) {
		count(ACCOUNTS, 1, CHANGE, "deleted");
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(PasswordChanged event) {
		count("moongate.passwords.changed", 1);
	}

	private void count(String name, int times, String... labels) {
		meters.counter(name, labels).increment(times);
	}

	private static String label(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
