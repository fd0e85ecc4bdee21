package dev.moongate.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

import dev.moongate.system.Language;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code messages.properties} and its translations.
 */
class MessagesTests {

	private static final List<String> FILES = List.of("messages.properties", "messages_zh_CN.properties",
			"messages_zh_TW.properties");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}");

	private static final Properties ENGLISH = read("messages.properties");

	@ParameterizedTest
	@ValueSource(strings = { "messages_zh_CN.properties", "messages_zh_TW.properties" })
	void translationHasTheSameKeysInTheSameOrder(String file) {
		assertThat(keysInOrder(file)).containsExactlyElementsOf(keysInOrder("messages.properties"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "messages_zh_CN.properties", "messages_zh_TW.properties" })
	void translationHasTheSamePlaceholders(String file) {
		Properties translation = read(file);
		assertThat(ENGLISH.stringPropertyNames()).allSatisfy(
				(key) -> assertThat(placeholders(translation, key)).as(key).isEqualTo(placeholders(ENGLISH, key)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "messages_zh_CN.properties", "messages_zh_TW.properties" })
	void translationIsTranslated(String file) {
		Properties translation = read(file);
		assertThat(ENGLISH.stringPropertyNames())
			.allSatisfy((key) -> assertThat(translation.getProperty(key)).as(key).containsPattern("\\p{IsHan}"));
	}

	@Test
	void noFileSaysAKeyTwiceOrNothing() {
		assertThat(FILES).allSatisfy((file) -> {
			assertThat(keysInOrder(file)).as(file).doesNotHaveDuplicates();
			assertThat(read(file).values()).as(file).allSatisfy((message) -> assertThat((String) message).isNotBlank());
		});
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void everyReasonHasAMessageInEveryLanguage(Language language) {
		ResourceBundleMessageSource messages = messages();
		assertThat(Reason.values()).allSatisfy(
				(reason) -> assertThat(messages.getMessage(reason.messageKey(), null, language.locale())).isNotBlank());
	}

	/** Endpoints take different ones, and all share their words. */
	@ParameterizedTest
	@EnumSource(Language.class)
	void noReasonNamesAMediaType(Language language) {
		ResourceBundleMessageSource messages = messages();
		assertThat(Reason.values())
			.allSatisfy((reason) -> assertThat(messages.getMessage(reason.messageKey(), null, language.locale()))
				.doesNotContain("application/"));
	}

	@Test
	void everyMessageOfAProblemBelongsToAReason() {
		Set<String> reasons = Set.copyOf(List.of(Reason.values()).stream().map(Reason::messageKey).toList());
		assertThat(ENGLISH.stringPropertyNames()).filteredOn((key) -> key.startsWith("problem.")).isSubsetOf(reasons);
	}

	@Test
	void translationsAreFoundByTheLocalesOfTheirLanguages() {
		ResourceBundleMessageSource messages = messages();
		assertThat(List.of(Language.values()))
			.extracting((language) -> messages.getMessage("answer.login", null, language.locale()))
			.containsExactly("Signed in", "登录成功", "登入成功");
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setFallbackToSystemLocale(false);
		messages.setDefaultLocale(Locale.ENGLISH);
		return messages;
	}

	private static List<String> placeholders(Properties messages, String key) {
		return PLACEHOLDER.matcher(messages.getProperty(key, "")).results().map(MatchResult::group).sorted().toList();
	}

	private static List<String> keysInOrder(String file) {
		List<String> keys = new ArrayList<>();
		load(file, new Properties() {

			private static final long serialVersionUID = 1L;

			@Override
			public synchronized Object put(Object key, Object value) {
				keys.add((String) key);
				return super.put(key, value);
			}

		});
		return keys;
	}

	private static Properties read(String file) {
		Properties messages = new Properties();
		load(file, messages);
		return messages;
	}

	private static void load(String file, Properties into) {
		try (InputStream bytes = new ClassPathResource(file).getInputStream();
				Reader characters = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
			into.load(characters);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
