package dev.moongate.mail;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.moongate.system.Language;

/**
 * Writes the letters about what happened to accounts.
 */
@Component
class NoticeLetters {

	private final LetterWriter letters;

	private final Clock clock;

	NoticeLetters(LetterWriter letters, Clock clock) {
		this.letters = letters;
		this.clock = clock;
	}

	/**
	 * Returns the mail to send; empty when it comes too late to be worth telling.
	 */
	Optional<OutgoingMail> write(NoticeMail job) {
		if (!job.isWorthTelling(clock.instant())) {
			return Optional.empty();
		}
		Language language = Language.ofTag(job.language());
		return Optional.of(new OutgoingMail(job.id(), job.recipient(), language, letters.notice(job, language)));
	}

}
