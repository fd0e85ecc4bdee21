package dev.moongate.system.log;

/**
 * Text on its way into a log. What a terminal or a reader of lines would act on is
 * written as an escape, so that nobody can write lines of the log by what they send.
 */
final class LogText {

	/** Long enough for every message of ours; what is longer was made to be. */
	static final int MAX_LENGTH = 2000;

	private static final String CUT = "…";

	private LogText() {
	}

	/**
	 * Returns the text as one line.
	 */
	static String line(String text) {
		String bounded = cut(text, MAX_LENGTH);
		StringBuilder line = new StringBuilder(bounded.length());
		bounded.codePoints().forEach((c) -> {
			if (isVisible(c)) {
				line.appendCodePoint(c);
			}
			else {
				line.append(escape(c));
			}
		});
		return line.toString();
	}

	/**
	 * Returns the beginning of a text that is longer than allowed.
	 */
	static String cut(String text, int maxLength) {
		return text.length() <= maxLength ? text : text.substring(0, maxLength) + CUT;
	}

	/**
	 * Direction overrides and characters without width count as invisible too.
	 */
	private static boolean isVisible(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
				false;
			default -> true;
		};
	}

	private static String escape(int c) {
		return switch (c) {
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> "\\u{%x}".formatted(c);
		};
	}

}
