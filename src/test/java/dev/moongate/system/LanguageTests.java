package dev.moongate.system;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Language}. What headers mean is shown over HTTP.
 */
class LanguageTests {

	@ParameterizedTest
	@EnumSource
	void ofTagReadsItsOwnTagInAnyCase(Language language) {
		assertThat(Language.ofTag(language.tag())).isEqualTo(language);
		assertThat(Language.ofTag(language.tag().toUpperCase(Locale.ROOT))).isEqualTo(language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "zh", "fr", "en-US", "zh_CN" })
	void ofTagRefusesOthers(String tag) {
		assertThatIllegalArgumentException().isThrownBy(() -> Language.ofTag(tag));
	}

	@ParameterizedTest
	@EnumSource
	void negotiateFallsBackToWhatTheOperatorChose(Language fallback) {
		assertThat(Language.negotiate(null, fallback)).isEqualTo(fallback);
		assertThat(Language.negotiate(" ", fallback)).isEqualTo(fallback);
		assertThat(Language.negotiate("fr", fallback)).isEqualTo(fallback);
		assertThat(Language.negotiate("*", fallback)).isEqualTo(fallback);
		assertThat(Language.negotiate(";;q=", fallback)).isEqualTo(fallback);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "zh-Hant|TRADITIONAL_CHINESE", "zh-Hans-HK|SIMPLIFIED_CHINESE",
			"zh-MO|TRADITIONAL_CHINESE", "en;q=0.2, zh-TW;q=0.3|TRADITIONAL_CHINESE", "fr, en;q=0|SIMPLIFIED_CHINESE" })
	void negotiateTakesTheBestItSpeaks(String header, Language expected) {
		assertThat(Language.negotiate(header, Language.SIMPLIFIED_CHINESE)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN,,en", ", zh-CN", "zh-CN,en_US;q=0.8", "en_US, zh-CN", "zh-CN;q=x, zh-CN",
			"zh-cmn-Hans-CN", "cmn-Hans", ";;q=, zh", "en;q=0.5,\t,zh-CN;q=0.7," })
	void negotiateReadsTheOtherElementsOfAListWithABadOne(String header) {
		assertThat(Language.negotiate(header, Language.TRADITIONAL_CHINESE)).isEqualTo(Language.SIMPLIFIED_CHINESE);
	}

	@Test
	void negotiateReadsTheBeginningOfANovel() {
		assertThat(Language.negotiate("zh-TW," + "fr,".repeat(100), Language.ENGLISH))
			.isEqualTo(Language.TRADITIONAL_CHINESE);
		assertThat(Language.negotiate("fr,".repeat(30) + "zh-TW", Language.ENGLISH)).isEqualTo(Language.ENGLISH);
		assertThat(Language.negotiate("fr," + "x".repeat(300) + ",zh-TW", Language.ENGLISH))
			.isEqualTo(Language.ENGLISH);
		assertThat(Language.negotiate("zh-TW;" + "x".repeat(300), Language.ENGLISH)).isEqualTo(Language.ENGLISH);
	}

}
