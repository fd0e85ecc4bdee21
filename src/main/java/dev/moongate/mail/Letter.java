package dev.moongate.mail;

/**
 * A mail's words, ready to be sent: the same content as plain text and as HTML.
 *
 * @param subject constant for each kind and language, so that it never shows a code or a
 * user's text
 * @param text the plain text
 * @param html the HTML document
 */
record Letter(String subject, String text, String html) {

	/** Keeps codes out of logs. */
	@Override
	public String toString() {
		return "Letter[" + subject + "]";
	}

}
