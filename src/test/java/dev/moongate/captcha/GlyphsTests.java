package dev.moongate.captcha;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GlyphsTests {

	static Stream<Character> characters() {
		return CaptchaAlphabet.CHARACTERS.chars().mapToObj((character) -> (char) character);
	}

	@ParameterizedTest
	@MethodSource("characters")
	void everyCharacterHasAGlyphFromCapLineToBaseline(char character) {
		Glyph glyph = Glyphs.of(character);
		List<Double> heights = glyph.strokes().stream().flatMap(GlyphsTests::heights).toList();
		assertThat(heights).allSatisfy((height) -> assertThat(height).isBetween(0.0, 1.0)).contains(0.0, 1.0);
		assertThat(glyph.width()).isBetween(0.5, 1.1);
	}

	@Test
	void everyCharacterHasAGlyphOfItsOwn() {
		assertThat(characters().map(Glyphs::of)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("characters")
	void strokesPassAtLeastTwoPointsAndNeverStandStill(char character) {
		assertThat(Glyphs.of(character).strokes()).allSatisfy((stroke) -> {
			assertThat(stroke.length).isGreaterThanOrEqualTo(4);
			for (int i = 2; i < stroke.length; i += 2) {
				assertThat(Math.hypot(stroke[i] - stroke[i - 2], stroke[i + 1] - stroke[i - 1])).isPositive();
			}
		});
	}

	@Test
	void ofWhenCharacterNotInAlphabetThenThrowsWithoutTellingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> Glyphs.of('0'))
			.withMessageNotContaining("0")
			.withNoCause();
	}

	private static Stream<Double> heights(double[] stroke) {
		return Stream.iterate(1, (i) -> i < stroke.length, (i) -> i + 2).map((i) -> stroke[i]);
	}

}
