package dev.moongate.audit;

import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

import dev.moongate.account.AccountCreated;
import dev.moongate.account.AccountDeleted;
import dev.moongate.account.CodeRequested;
import dev.moongate.account.EmailChanged;
import dev.moongate.account.LoginLocked;
import dev.moongate.account.PasswordChanged;
import dev.moongate.account.PasswordRefused;
import dev.moongate.account.ProfileUpdated;
import dev.moongate.problem.Reason;
import dev.moongate.session.EverySessionEnded;
import dev.moongate.session.LoginRefused;
import dev.moongate.session.NewDeviceUsed;
import dev.moongate.session.RefreshTokenReused;
import dev.moongate.session.RevokeReason;
import dev.moongate.session.SessionOpened;
import dev.moongate.session.SessionsRevoked;
import dev.moongate.system.Caller;
import dev.moongate.system.SessionId;
import dev.moongate.throttle.RateLimited;
import dev.moongate.verification.CodeRefused;
import dev.moongate.verification.Purpose;

/**
 * Writes down what the other features publish.
 */
@Component
class AuditListener {

	private final AuditRecorder recorder;

	AuditListener(AuditRecorder recorder) {
		this.recorder = recorder;
	}

	@EventListener
	void on(AccountCreated event) {
		recorder.change(AuditEvent.of(AuditType.ACCOUNT_CREATED, event.userId()));
	}

	@EventListener
	void on(AccountDeleted event) {
		recorder.change(AuditEvent.of(AuditType.ACCOUNT_DELETED, event.userId()));
		recorder.anonymise(event.userId());
	}

	@EventListener
	void on(ProfileUpdated event) {
		recorder.change(AuditEvent.of(AuditType.PROFILE_UPDATED, event.userId()));
	}

	@EventListener
	void on(EmailChanged event) {
		recorder.change(AuditEvent.of(AuditType.EMAIL_CHANGED, event.userId()));
	}

	@EventListener
	void on(PasswordChanged event) {
		recorder.change(event.keep() == null ? AuditEvent.of(AuditType.PASSWORD_RESET, event.userId()).doneByTarget()
				: AuditEvent.of(AuditType.PASSWORD_CHANGED, event.userId()));
	}

	@EventListener
	void on(SessionOpened event) {
		recorder.change(AuditEvent.of(AuditType.SESSION_OPENED, event.userId()).in(event.sessionId()).doneByTarget());
	}

	@EventListener
	void on(SessionsRevoked event) {
		for (SessionId session : event.sessionIds()) {
			AuditEvent ended = AuditEvent.of(AuditType.SESSION_ENDED, event.userId())
				.in(session)
				.with("why", event.reason().name());
			recorder.change(event.reason() == RevokeReason.LOGOUT ? ended.doneByTarget() : ended);
		}
	}

	@EventListener
	void on(EverySessionEnded event) {
		recorder.change(AuditEvent.of(AuditType.EVERY_SESSION_ENDED, null));
	}

	@EventListener
	void on(NewDeviceUsed event) {
		recorder.change(AuditEvent.of(AuditType.NEW_DEVICE_USED, event.userId()).in(event.sessionId()).doneByTarget());
	}

	@EventListener
	void on(RefreshTokenReused event) {
		recorder.change(AuditEvent.of(AuditType.REFRESH_REUSED, event.userId())
			.in(event.sessionId())
			.refused(Reason.REFRESH_TOKEN_INVALID));
	}

	@EventListener
	void on(LoginRefused event) {
		recorder.note(AuditEvent.of(AuditType.LOGIN_FAILED, event.userId()).refused(event.reason()));
	}

	@EventListener
	void on(LoginLocked event) {
		recorder.note(AuditEvent.of(AuditType.LOGIN_LOCKED, event.userId()).refused(Reason.ACCOUNT_LOCKED));
	}

	@EventListener
	void on(PasswordRefused event) {
		recorder.note(AuditEvent.of(AuditType.PASSWORD_REFUSED, event.userId()).refused(event.reason()));
	}

	@EventListener
	void on(CodeRequested event) {
		AuditEvent requested = AuditEvent.of(AuditType.CODE_REQUESTED, event.userId())
			.with("purpose", event.purpose().type());
		if (event.purpose() != Purpose.CHANGE_EMAIL) {
			requested = requested.doneByAnybody();
		}
		recorder.note(event.refusal() == null ? requested : requested.refused(event.refusal()));
	}

	@EventListener
	void on(CodeRefused event) {
		recorder.note(AuditEvent.of(AuditType.CODE_FAILED, null)
			.with("purpose", event.purpose().type())
			.refused(event.reason()));
	}

	@EventListener
	void on(RateLimited event) {
		recorder.note(AuditEvent.of(AuditType.RATE_LIMITED, null)
			.with("policy", event.policy().label())
			.refused(Reason.RATE_LIMITED));
	}

	@EventListener
	void on(AuthorizationDeniedEvent<?> event) {
		if (event.getAuthentication().get().getPrincipal() instanceof Caller) {
			recorder.note(AuditEvent.of(AuditType.ACCESS_DENIED, null).refused(Reason.ACCESS_DENIED));
		}
	}

}
