package dev.moongate.account;

import java.time.Duration;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.moongate.captcha.CaptchaService;
import dev.moongate.captcha.Challenge;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.UserId;
import dev.moongate.throttle.CodeRequestDecision;
import dev.moongate.throttle.CodeThrottleService;
import dev.moongate.throttle.CodeTicket;
import dev.moongate.throttle.EmailKey;
import dev.moongate.verification.CodeBinding;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.VerificationService;

/**
 * The sending of codes to people who may have an account or not.
 */
@Service
public class CodeRequestService {

	private final UserRepository users;

	private final VerificationService verification;

	private final CodeThrottleService throttle;

	private final CaptchaService captchas;

	private final AccountProperties properties;

	private final ApplicationEventPublisher events;

	CodeRequestService(UserRepository users, VerificationService verification, CodeThrottleService throttle,
			CaptchaService captchas, AccountProperties properties, ApplicationEventPublisher events) {
		this.users = users;
		this.verification = verification;
		this.throttle = throttle;
		this.captchas = captchas;
		this.properties = properties;
		this.events = events;
	}

	/**
	 * Issues a code and has it mailed after the answer. Of several requests for one
	 * address at once one is served.
	 * @throws ProblemException EMAIL_TAKEN, EMAIL_NOT_REGISTERED, CODE_COOLDOWN,
	 * CODE_DAILY_LIMIT, CAPTCHA_REQUIRED (with a {@link Challenge}), CAPTCHA_INVALID,
	 * BUSY
	 */
	public CodeSent send(CodeRequest request) {
		Optional<User> user = users.findByEmail(request.email().value());
		UserId userId = (request.caller() != null) ? request.caller() : user.map(User::userId).orElse(null);
		try {
			CodeSent sent = send(request, user);
			events.publishEvent(new CodeRequested(userId, request.purpose(), null));
			return sent;
		}
		catch (ProblemException ex) {
			events.publishEvent(new CodeRequested(userId, request.purpose(), ex.reason()));
			throw ex;
		}
	}

	private CodeSent send(CodeRequest request, Optional<User> user) {
		Delivery delivery = switch (request.purpose()) {
			case REGISTER, CHANGE_EMAIL -> user.isEmpty() ? Delivery.CODE : refuse(Reason.EMAIL_TAKEN);
			case RESET_PASSWORD -> user.isPresent() ? Delivery.CODE : refuse(Reason.EMAIL_NOT_REGISTERED);
		};
		CodeBinding binding = (request.caller() != null) ? bindingOf(request.caller())
				: user.map(User::codeBinding).orElse(CodeBinding.NONE);
		CodeTicket ticket = admit(request);
		boolean issued = false;
		try {
			if (request.captcha() != null) {
				captchas.solve(request.captcha());
			}
			Duration expiresIn = verification.issue(request.email(), request.purpose(), binding, request.language(),
					delivery);
			issued = true;
			return new CodeSent(expiresIn, throttle.settle(ticket));
		}
		finally {
			if (!issued) {
				throttle.undo(ticket);
			}
		}
	}

	private CodeBinding bindingOf(UserId caller) {
		return users.findById(caller.value())
			.map(User::codeBinding)
			.orElseThrow(() -> ProblemException.of(Reason.TOKEN_REVOKED));
	}

	private CodeTicket admit(CodeRequest request) {
		return switch (throttle.request(new EmailKey(request.email().value()), request.captcha() != null)) {
			case CodeRequestDecision.Permitted permitted -> permitted.ticket();
			case CodeRequestDecision.Cooldown cooldown ->
				throw ProblemException.of(Reason.CODE_COOLDOWN).withRetryAfter(cooldown.retryAfter());
			case CodeRequestDecision.DailyLimit limit ->
				throw ProblemException.of(Reason.CODE_DAILY_LIMIT).withRetryAfter(limit.retryAfter());
			case CodeRequestDecision.Busy busy ->
				throw ProblemException.of(Reason.BUSY).withRetryAfter(busy.retryAfter());
			case CodeRequestDecision.CaptchaRequired required ->
				throw ProblemException.of(Reason.CAPTCHA_REQUIRED).withData(Challenge.of(captchas.draw()));
		};
	}

	/**
	 * Refuses, or where existence is concealed goes on as if nothing were wrong and
	 * leaves the truth to the mail.
	 */
	private Delivery refuse(Reason reason) {
		if (!properties.concealsExistence()) {
			throw ProblemException.of(reason);
		}
		return reason == Reason.EMAIL_TAKEN ? Delivery.ALREADY_REGISTERED : Delivery.NONE;
	}

}
