package dev.moongate.verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.InvalidValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Code} and {@link Purpose}.
 */
class CodeTests {

	@ParameterizedTest
	@ValueSource(strings = { "000000", "012345", "999999" })
	void sixDigitsAreACode(String digits) {
		assertThat(new Code(digits).matches(digits)).isTrue();
		assertThat(new Code(digits).matches("123456")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "1234567", "12345a", "12 456", "123456\n", "１２３４５６", "١٢٣٤٥٦", "+12345" })
	void anythingElseIsNone(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Code(text))
			.withMessage("field.code");
	}

	@Test
	void textShowsNoDigits() {
		assertThat(new Code("123456")).asString().doesNotContainPattern("\\d");
	}

	@ParameterizedTest
	@EnumSource
	void purposeIsReadByItsType(Purpose purpose) {
		assertThat(Purpose.of(purpose.type())).isEqualTo(purpose);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "REGISTER", "Register", "resetPassword", "reset-password", "other" })
	void otherTypeIsNoPurpose(String type) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Purpose.of(type));
	}

}
