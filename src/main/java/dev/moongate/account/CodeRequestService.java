package dev.moongate.account;

import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.VerificationService;

/**
 * The sending of codes to people who may have an account or not.
 */
@Service
public class CodeRequestService {

	private final UserRepository users;

	private final VerificationService verification;

	private final AccountProperties properties;

	CodeRequestService(UserRepository users, VerificationService verification, AccountProperties properties) {
		this.users = users;
		this.verification = verification;
		this.properties = properties;
	}

	/**
	 * Issues a code and has it mailed after the answer.
	 * @return how long the code lives
	 * @throws ProblemException EMAIL_TAKEN, EMAIL_NOT_REGISTERED, CODE_COOLDOWN,
	 * CODE_DAILY_LIMIT, CAPTCHA_REQUIRED, CAPTCHA_INVALID
	 */
	public Duration send(CodeRequest request) {
		Optional<User> user = users.findByEmail(request.email().value());
		Delivery delivery = switch (request.purpose()) {
			case REGISTER, CHANGE_EMAIL -> user.isEmpty() ? Delivery.CODE : refuse(Reason.EMAIL_TAKEN);
			case RESET_PASSWORD -> user.isPresent() ? Delivery.CODE : refuse(Reason.EMAIL_NOT_REGISTERED);
		};
		int credentialVersion = user.map(User::credentialVersion).orElse(0);
		return verification.issue(request.email(), request.purpose(), credentialVersion, request.language(), delivery);
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
