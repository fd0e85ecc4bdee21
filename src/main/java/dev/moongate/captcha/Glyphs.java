package dev.moongate.captcha;

import java.util.Map;

/**
 * The glyphs of the captcha alphabet: plain capitals and digits of one stroke width.
 */
final class Glyphs {

	private static final Map<Character, Glyph> GLYPHS = Map.ofEntries(
	// @formatter:off
			glyph('A', "M 0 100 L 40 0 L 80 100 M 15 66 L 65 66"),
			glyph('C', "M 70 17 C 62 6 53 0 42 0 C 17 0 0 21 0 50 C 0 79 17 100 42 100 C 53 100 62 94 70 83"),
			glyph('E', "M 60 0 L 0 0 L 0 100 L 62 100 M 0 49 L 50 49"),
			glyph('H', "M 0 0 L 0 100 M 70 0 L 70 100 M 0 50 L 70 50"),
			glyph('K', "M 0 0 L 0 100 M 64 0 L 0 62 M 22 42 L 68 100"),
			glyph('L', "M 0 0 L 0 100 L 62 100"),
			glyph('M', "M 0 100 L 6 0 L 46 70 L 86 0 L 92 100"),
			glyph('R', "M 0 100 L 0 0 L 32 0 C 52 0 61 11 61 26 C 61 42 52 53 32 53 L 0 53 M 30 53 L 66 100"),
			glyph('W', "M 0 0 L 24 100 L 51 18 L 78 100 L 102 0"),
			glyph('X', "M 0 0 L 74 100 M 74 0 L 0 100"),
			glyph('Y', "M 0 0 L 36 52 L 72 0 M 36 52 L 36 100"),
			glyph('2', "M 2 25 C 4 9 14 0 29 0 C 46 0 57 11 57 27 C 57 48 34 64 0 100 L 60 100"),
			glyph('3', "M 2 15 C 9 5 18 0 30 0 C 46 0 57 9 57 24 C 57 39 46 48 24 48"
					+ " C 48 48 61 58 61 74 C 61 90 48 100 29 100 C 15 100 5 95 0 84"),
			glyph('7', "M 0 15 L 0 0 L 62 0 L 20 100"),
			glyph('9', "M 58 32 C 58 49 46 61 29 61 C 12 61 0 49 0 31 C 0 12 12 0 29 0 C 48 0 58 13 58 36"
					+ " C 58 70 42 94 12 100")
	// @formatter:on
	);

	private Glyphs() {
	}

	/**
	 * Looks up a character.
	 * @param character a character of the captcha alphabet
	 * @return its glyph
	 * @throws IllegalArgumentException when the character is not in the captcha alphabet
	 */
	static Glyph of(char character) {
		Glyph glyph = GLYPHS.get(character);
		if (glyph == null) {
			throw new IllegalArgumentException("A character of the text is not in the captcha alphabet");
		}
		return glyph;
	}

	private static Map.Entry<Character, Glyph> glyph(char character, String notation) {
		return Map.entry(character, GlyphPath.read(notation));
	}

}
