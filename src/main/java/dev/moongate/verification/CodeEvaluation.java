package dev.moongate.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

/**
 * The comparison of a code that was given with the one that was mailed.
 */
@Component
class CodeEvaluation {

	private final VerificationCodeRepository codes;

	private final CodeDerivation derivation;

	private final VerificationProperties properties;

	private final Clock clock;

	CodeEvaluation(VerificationCodeRepository codes, CodeDerivation derivation, VerificationProperties properties,
			Clock clock) {
		this.codes = codes;
		this.derivation = derivation;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Compares a code. The try is counted, and that is committed, before the digits are
	 * looked at: any number of parallel guesses together have as many tries as one after
	 * the other.
	 * @throws ProblemException CODE_INVALID, CODE_EXPIRED or CODE_ATTEMPTS_EXCEEDED
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = ProblemException.class)
	VerifiedCode evaluate(EmailAddress email, Purpose purpose, Code code) {
		Instant now = clock.instant();
		VerificationCode stored = codes.takeTry(email.value(), purpose.name(), now, properties.maxAttempts())
			.orElseThrow(() -> whyThereIsNoTry(email, purpose, now));
		boolean right = derivation.matches(stored.id(), code);
		if (stored.isDecoy() || !right) {
			throw ProblemException.of(Reason.CODE_INVALID);
		}
		codes.giveTryBack(stored.id());
		return new VerifiedCode(stored.id(), stored.binding());
	}

	private ProblemException whyThereIsNoTry(EmailAddress email, Purpose purpose, Instant now) {
		return codes.findUnconsumed(email.value(), purpose).map(code -> {
			if (code.isExpired(now)) {
				return ProblemException.of(Reason.CODE_EXPIRED);
			}
			return ProblemException.of(Reason.CODE_ATTEMPTS_EXCEEDED)
				.withRetryAfter(Duration.between(now, code.expiresAt()));
		}).orElseGet(() -> ProblemException.of(Reason.CODE_INVALID));
	}

}
