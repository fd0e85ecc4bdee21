package dev.moongate.page;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page says the same in its three languages, and has words for all it says.
 */
class WordsTests {

	private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

	private static final Pattern USED = Pattern
		.compile("\\bt\\((?:\\w+ \\? )?'(\\w+)'(?: : '(\\w+)')?|leave\\('(\\w+)'|data-words=\"(\\w+)\"");

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "zh-TW" })
	void keysAndValuesAreThoseOfEnglish(String language) {
		assertThat(values(Words.of(language))).isEqualTo(values(Words.of("en")));
		assertThat(Words.of(language).words().keySet()).containsExactlyElementsOf(Words.of("en").words().keySet());
	}

	/** The messages that come with a time to wait say so themselves. */
	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN", "zh-TW" })
	void timeToWaitIsToldWithoutSayingAgainToTryLater(String language) {
		assertThat(Words.of(language).get("retryIn")).contains("{message}", "{time}")
			.doesNotContainIgnoringCase("try", "试", "試");
	}

	@Test
	void everyWordIsUsedAndEveryUseHasWords() throws IOException {
		Set<String> used = new TreeSet<>(Set.of("verified", "unverified", "showPassword", "hidePassword"));
		PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
		for (String pattern : new String[] { "classpath:page/*.js", "classpath:templates/page.html" }) {
			for (Resource file : resources.getResources(pattern)) {
				USED.matcher(file.getContentAsString(UTF_8))
					.results()
					.flatMap((use) -> IntStream.rangeClosed(1, use.groupCount()).mapToObj(use::group))
					.filter(Objects::nonNull)
					.forEach(used::add);
			}
		}
		assertThat(used).isEqualTo(new TreeSet<>(Words.of("en").words().keySet()));
	}

	private static Map<String, Set<String>> values(Words words) {
		Map<String, Set<String>> values = new TreeMap<>();
		words.words()
			.forEach((key, text) -> values.put(key,
					VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet())));
		return values;
	}

}
