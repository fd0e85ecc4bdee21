package dev.moongate.account;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.InvalidValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Username}, {@link DisplayName} and {@link Avatar}.
 */
class NamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "ann", "Ann_Lee", "a1_", "abcdefghij0123456789" })
	void usernameIsKeptAsItsOwnerWroteIt(String text) {
		assertThat(Username.of(text).value()).isEqualTo(text);
		assertThat(Username.of(text).lower()).isEqualTo(text.toLowerCase(Locale.ROOT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ab", "abcdefghij0123456789x", "1ann", "_ann", "ann-lee", "ann.lee", "ann lee",
			"ann@lee", "änn", "ann\n", "аnn", "ann\u200b" })
	void usernameOfOtherShapeIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Username.of(text))
			.withMessage("field.username");
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "ADMIN", "Root", "system", "moongate", "null", "undefined", "Support" })
	void reservedUsernameIsRefusedToNewUsersAndReadAtLogin(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Username.of(text))
			.withMessage("field.username.reserved");
		assertThat(new Username(text).value()).isEqualTo(text);
	}

	@Test
	void usernamesAreComparedWhateverTheMachinesLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(new Username("INGRID").lower()).isEqualTo("ingrid");
			assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Username.of("ADMIN"));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "Ann Lee", "李安", "O'Neill-Šťastný", "👩‍🚀", "آن", "a\u200b", "می\u200cخواهم" })
	void displayNameIsOfAnyScript(String text) {
		assertThat(new DisplayName(text).value()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u3000", "a\nb", "a\tb", "a\u0000b", "a\u007fb", "a\u0085b", "a\u2028b",
			"\uD83D", "a\uDE00", "\u200b", "\ufeff \u200d", "\u00a0", "a\u202eb", "\u2066a\u2069" })
	void displayNameWithoutAVisibleOrWithAControlCharacterIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new DisplayName(text))
			.withMessage("field.name");
	}

	@Test
	void displayNameIsCountedInCodePoints() {
		assertThat(new DisplayName("😀".repeat(64)).value()).hasSize(128);
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new DisplayName("a".repeat(65)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/a.png", "HTTPS://example.com", "https://example.com:8443/a?b=c#d",
			"https://my_pictures.store.example/a.png", "https://my_pictures.store.example:8443/",
			"https://example.com:65535/", "https://[2001:db8::1]/a.png", "https://[2001:db8::1]:8443/a.png" })
	void avatarIsAnHttpsAddress(String text) {
		assertThat(new Avatar(text).value()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://example.com/a.png", "//example.com/a.png", "/a.png", "https://",
			"https:///a.png", "https:example.com", "javascript:alert(1)", "data:image/png;base64,AAAA",
			"https://user:secret@example.com/a", "https://user@my_pictures.example/a", "https://:443/a",
			"https://my_pictures.example:x/a", "https://example.com:/", "https://example.com:65536/",
			"https://example.com:99999/", "https://my_pictures.example:/a", "https://my_pictures.example:99999/a",
			"https://[2001:db8::1]:/", "https://[2001:db8::1]:65536/", "https://example.com/a b",
			"https://example.com/\n", " https://example.com/", "https://example.com/\uD83D",
			"https://example.com/\u202egnp.a", "https://example.com/李.png", "https://bücher.example/a.png",
			"https://example.com/\u007f" })
	void avatarOfOtherFormIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Avatar(text))
			.withMessage("field.avatar");
	}

	@Test
	void avatarIsBounded() {
		String start = "https://example.com/";
		assertThat(new Avatar(start + "a".repeat(512 - start.length())).value()).hasSize(512);
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> new Avatar(start + "a".repeat(513 - start.length())));
	}

}
