package dev.moongate.mail;

import java.util.UUID;

import dev.moongate.system.Language;

/**
 * A letter on its way to somebody.
 *
 * @param id the identity of what the mail is about, the same at every try to send it
 * @param recipient a valid address
 * @param language the language of the letter
 * @param letter the words
 */
record OutgoingMail(UUID id, String recipient, Language language, Letter letter) {

	/** Keeps addresses out of logs. */
	@Override
	public String toString() {
		return "OutgoingMail[" + id + ", " + letter + "]";
	}

}
