package dev.moongate.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.moongate.system.Language;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.DueCode;
import dev.moongate.verification.VerificationService;

/**
 * Writes the letters about codes, at the moment they are sent: the code and the address
 * come from the code's row then, if the code is still good for anything.
 */
@Component
class CodeLetters {

	private final VerificationService verification;

	private final LetterWriter letters;

	private final Clock clock;

	CodeLetters(VerificationService verification, LetterWriter letters, Clock clock) {
		this.verification = verification;
		this.letters = letters;
		this.clock = clock;
	}

	/**
	 * Returns the mail to send; empty when the code was used, replaced or has expired.
	 */
	Optional<OutgoingMail> write(CodeMail job) {
		return verification.due(job.codeId()).map(due -> {
			Language language = Language.ofTag(job.language());
			Letter letter = (job.delivery() == Delivery.ALREADY_REGISTERED) ? letters.alreadyRegistered(language)
					: code(due, language);
			return new OutgoingMail(job.codeId(), due.email().value(), language, letter);
		});
	}

	private Letter code(DueCode due, Language language) {
		return letters.code(due, Duration.between(clock.instant(), due.expiresAt()), language);
	}

}
