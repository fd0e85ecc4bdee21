package dev.moongate.captcha;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CaptchaAlphabetTests {

	private final CaptchaAlphabet alphabet = new CaptchaAlphabet(TestSecureRandom.seeded(1));

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 6, 7, 8 })
	void randomTextHasTheLengthAskedFor(int length) {
		assertThat(alphabet.randomText(length)).hasSize(length);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 3, 9 })
	void randomTextWhenLengthOutOfBoundsThenThrows(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> alphabet.randomText(length));
	}

	@Test
	void randomTextUsesEveryCharacterAboutEquallyOften() {
		int texts = 3000;
		var counts = IntStream.range(0, texts)
			.boxed()
			.flatMap((i) -> alphabet.randomText(5).chars().boxed())
			.collect(Collectors.groupingBy((character) -> character, Collectors.counting()));
		assertThat(counts.keySet()).hasSize(CaptchaAlphabet.CHARACTERS.length());
		assertThat(counts.values()).allSatisfy((count) -> assertThat(count).isBetween(850L, 1150L));
	}

	@Test
	void randomTextDiffersFromTheOneBefore() {
		assertThat(alphabet.randomText(8)).isNotEqualTo(alphabet.randomText(8));
	}

	@Test
	void noTwoCharactersAreTheSameWithoutRegardToCase() {
		assertThat(CaptchaAlphabet.CHARACTERS).isEqualTo(CaptchaAlphabet.CHARACTERS.toUpperCase(Locale.ROOT));
		assertThat(CaptchaAlphabet.CHARACTERS.chars()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0OQDGC6", "1IJL", "2Z", "17T", "5S", "8B3", "EF", "PR", "UVY", "4A", "HN" })
	void charactersHoldOneOfEachFamilyAtMost(String family) {
		assertThat(CaptchaAlphabet.CHARACTERS.chars().filter((character) -> family.indexOf(character) >= 0).count())
			.isLessThanOrEqualTo(1);
	}

}
