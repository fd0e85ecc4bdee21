package dev.moongate.verification;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.InvalidValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EmailAddress}.
 */
class EmailAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "ann@example.com", "a@b.co", "ann.lee+tag@mail.example.co.uk",
			"!#$%&'*+/=?^_`{|}~-@example.com", "1@2.com", "ann@xn--bcher-kva.example", "ann@1.2.3.example",
			"a.b.c.d@e.f.g.h.example" })
	void ofThenTheAddress(String text) {
		assertThat(EmailAddress.of(text).value()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "@", "ann", "ann@", "@example.com", "ann@example", "ann@@example.com",
			"ann@ex@mple.com", ".ann@example.com", "ann.@example.com", "an..n@example.com", "ann @example.com",
			" ann@example.com", "ann@example.com ", "ann@example.com\n", "ann@example.com\r\nBcc: x@example.com",
			"ann@-example.com", "ann@example-.com", "ann@example..com", "ann@.example.com", "ann@example.com.",
			"ann@[127.0.0.1]", "ann@127.0.0.1", "ann@example.123", "\"ann\"@example.com", "ann(comment)@example.com",
			"ann@exam_ple.com", "änn@example.com", "ann@exämple.com", "ann@example.com\u0000", "ann,bob@example.com",
			"<ann@example.com>", "ann\u212A@example.com", "\uD800@example.com" })
	void ofThenRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> EmailAddress.of(text))
			.withMessage("field.email");
	}

	@Test
	void ofIgnoresCaseWhateverTheMachinesLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(EmailAddress.of("INFO@EXAMPLE.COM")).isEqualTo(new EmailAddress("info@example.com"));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void lengthsAreBounded() {
		assertThat(EmailAddress.of("a".repeat(64) + "@example.com").localPart()).hasSize(64);
		assertRefused("a".repeat(65) + "@example.com");
		assertThat(EmailAddress.of("a@" + "b".repeat(63) + ".com").localPart()).isEqualTo("a");
		assertRefused("a@" + "b".repeat(64) + ".com");
		String longest = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "com";
		assertThat(EmailAddress.of(longest).value()).hasSize(254);
		assertRefused(longest + "m");
	}

	@Test
	@Timeout(value = 2, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void craftedAddressTakesNoTime() {
		assertRefused("a.".repeat(120) + "@");
		assertRefused("a@" + "a-".repeat(120) + "!");
		assertRefused("a@" + "a.".repeat(120) + "1");
	}

	private static void assertRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> EmailAddress.of(text));
	}

}
