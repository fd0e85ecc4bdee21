package dev.moongate.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.system.Device;
import dev.moongate.system.Language;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Device} and the words for it.
 */
class DeviceTests {

	private final Phrases phrases = new Phrases(Language.ENGLISH);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36                              | Chrome on Windows
					Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0                | Edge on Windows
					Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15                        | Safari on macOS
					Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1   | Chrome on iPhone
					Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0                                                                       | Firefox on Linux
					Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36                               | Chrome on ChromeOS
					Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36   | Samsung Internet on Android
					curl/8.14.1                                                                                                                                  | curl
					""")
	void ofThenNamesBrowserAndSystem(String userAgent, String words) {
		assertThat(NoticeMail.words(Device.of(userAgent), phrases)).isEqualTo(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Your account is locked, call 555-0100", "<script>alert(1)</script>",
			"https://evil.example.com/verify", "\r\nBcc: everyone@example.com" })
	void ofWhenSomethingElseIsWrittenThenNothingOfItIsSaid(String userAgent) {
		assertThat(NoticeMail.words(Device.of(userAgent), phrases)).isEqualTo("not recognised");
	}

	@Test
	void ofWhenAbsentThenUnknown() {
		assertThat(NoticeMail.words(Device.of(null), phrases)).isEqualTo("not recognised");
	}

	@Test
	void ofWhenEndlessThenReadOnlyAtItsStart() {
		assertThat(Device.of("x".repeat(600) + "Firefox")).isEqualTo(new Device(null, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
			ChatApp/2.7 (build 9)                                                  | ChatApp
			ChatApp                                                                | ChatApp
			''                                                                     | ''
			                                                                       | ''
			""")
	void familyWhateverTheVersion(String userAgent, String family) {
		assertThat(Device.family(userAgent)).isEqualTo(family);
	}

}
