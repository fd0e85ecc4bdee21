package dev.moongate.account;

/**
 * What every text a user chooses has to keep to.
 */
final class Text {

	private Text() {
	}

	/**
	 * Returns whether a text is free of control characters (line breaks among them) and
	 * of lone surrogates, which cannot be encoded in UTF-8 and would change on the way to
	 * the database.
	 */
	static boolean isPlain(String text) {
		return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> false;
		});
	}

}
