package dev.moongate.mail;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.moongate.system.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Phrases}.
 */
class PhrasesTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?\\}\\}");

	private final Phrases english = new Phrases(Language.ENGLISH);

	@ParameterizedTest
	@EnumSource(Language.class)
	void everyLanguageHasTheSamePhrases(Language language) {
		assertThat(new Phrases(language).keys()).isEqualTo(english.keys());
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void everyLanguageUsesTheSameValuesInAPhrase(Language language) {
		Phrases phrases = new Phrases(language);
		assertThat(english.keys()).allSatisfy((key) -> assertThat(placeholders(phrases.template(key)))
			.isEqualTo(placeholders(english.template(key))));
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void subjectsHoldNoValueButTheName(Language language) {
		Phrases phrases = new Phrases(language);
		assertThat(phrases.keys()).filteredOn((key) -> key.endsWith(".subject"))
			.isNotEmpty()
			.allSatisfy((key) -> assertThat(placeholders(phrases.template(key))).containsExactly("{{app}}"));
	}

	@Test
	void sayWhenUnknownThenIllegalArgument() {
		assertThatIllegalArgumentException().isThrownBy(() -> english.say("no.such.phrase"));
	}

	@Test
	void timeThenInUtcWithTheZone() {
		assertThat(english.say(TestMail.NOW)).isEqualTo("21 November 2026, 08:30 UTC");
		assertThat(new Phrases(Language.TRADITIONAL_CHINESE).say(TestMail.NOW)).isEqualTo("2026年11月21日 08:30 UTC");
	}

	private static List<String> placeholders(String phrase) {
		return PLACEHOLDER.matcher(phrase).results().map(MatchResult::group).sorted().toList();
	}

}
