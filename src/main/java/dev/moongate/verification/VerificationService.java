package dev.moongate.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.ClientAddress;
import dev.moongate.system.Ids;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;
import dev.moongate.throttle.CodeThrottleService;
import dev.moongate.throttle.CodeTryDecision;
import dev.moongate.throttle.CodeTryTicket;
import dev.moongate.throttle.EmailKey;

/**
 * Codes that prove control of an e-mail address. A code works once, for one address and
 * one purpose; a new one replaces the old; a bounded number of wrong tries kills it.
 */
@Service
public class VerificationService {

	private final VerificationCodeRepository codes;

	private final CodeEvaluation evaluation;

	private final CodeThrottleService throttle;

	private final CodeDerivation derivation;

	private final VerificationProperties properties;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	VerificationService(VerificationCodeRepository codes, CodeEvaluation evaluation, CodeThrottleService throttle,
			CodeDerivation derivation, VerificationProperties properties, ApplicationEventPublisher events, Ids ids,
			Clock clock) {
		this.codes = codes;
		this.evaluation = evaluation;
		this.throttle = throttle;
		this.derivation = derivation;
		this.properties = properties;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Issues a code and sets its mail on the way, in one transaction.
	 * @param binding the account the code is good for
	 * @param delivery what the mail says; only {@link Delivery#CODE} makes a code that
	 * can ever be given right
	 * @return how long the code lives
	 */
	@Transactional
	public Duration issue(EmailAddress email, Purpose purpose, CodeBinding binding, Language language,
			Delivery delivery) {
		UUID id = ids.next();
		Instant now = clock.instant();
		UUID userId = (binding.userId() != null) ? binding.userId().value() : null;
		codes.replace(id, email.value(), purpose.name(), userId, binding.credentialVersion(), delivery != Delivery.CODE,
				now, now.plus(properties.expiry()));
		events.publishEvent(new CodeIssued(id, language, delivery));
		return properties.expiry();
	}

	/**
	 * Checks a code without using it up. A wrong try counts against the code, against the
	 * address it was mailed to and against the client's address.
	 * @throws ProblemException CODE_INVALID, CODE_EXPIRED or CODE_ATTEMPTS_EXCEEDED
	 */
	public VerifiedCode verify(EmailAddress email, Purpose purpose, Code code, ClientAddress client) {
		CodeTryTicket ticket = admit(email, purpose, client);
		boolean wrong = false;
		try {
			return evaluation.evaluate(email, purpose, code);
		}
		catch (ProblemException ex) {
			wrong = ex.reason() == Reason.CODE_INVALID;
			events.publishEvent(new CodeRefused(purpose, ex.reason()));
			throw ex;
		}
		finally {
			if (wrong) {
				throttle.settle(ticket);
			}
			else {
				throttle.undo(ticket);
			}
		}
	}

	private CodeTryTicket admit(EmailAddress email, Purpose purpose, ClientAddress client) {
		return switch (throttle.attempt(new EmailKey(email.value()), client)) {
			case CodeTryDecision.Permitted permitted -> permitted.ticket();
			case CodeTryDecision.Exceeded exceeded -> {
				events.publishEvent(new CodeRefused(purpose, Reason.CODE_ATTEMPTS_EXCEEDED));
				throw ProblemException.of(Reason.CODE_ATTEMPTS_EXCEEDED).withRetryAfter(exceeded.retryAfter());
			}
		};
	}

	/**
	 * Uses a verified code up, as part of the transaction that does what it was for: of
	 * several callers at once one succeeds, and if the rest of the transaction fails the
	 * code stays usable.
	 * @throws ProblemException CODE_INVALID if it has been used or replaced meanwhile
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void consume(VerifiedCode code) {
		if (codes.consume(code.codeId(), clock.instant()) != 1) {
			throw ProblemException.of(Reason.CODE_INVALID);
		}
	}

	/**
	 * Forgets every code that was sent to an address or for an account, in the
	 * transaction that takes the address from the account or ends it.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void forget(UserId userId, EmailAddress email) {
		codes.deleteAllOf(email.value(), userId.value());
	}

	/**
	 * Lists what is stored of codes that were sent to an address or for an account,
	 * oldest first.
	 */
	@Transactional(readOnly = true)
	public List<SentCode> sent(UserId userId, EmailAddress email) {
		return codes.findAllOf(email.value(), userId.value()).stream().map(SentCode::of).toList();
	}

	/**
	 * Returns a code with its digits for its mail, or empty if no mail is due any more
	 * because the code is used, replaced or expired.
	 */
	@Transactional(readOnly = true)
	public Optional<DueCode> due(UUID codeId) {
		Instant now = clock.instant();
		return codes.findById(codeId)
			.filter(code -> code.isLive(now))
			.map(code -> new DueCode(code.email(), code.purpose(), derivation.digitsOf(code.id()), code.expiresAt()));
	}

}
