package dev.moongate.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.FieldProblem;
import dev.moongate.problem.InvalidValueException;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.verification.EmailAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NewPassword}, {@link PresentedPassword} and {@link PasswordPolicy}.
 */
class PasswordTests {

	private static final EmailAddress EMAIL = new EmailAddress("ann.margaret@example.com");

	private static final Username USERNAME = new Username("Ann_Margaret");

	private static final PasswordPolicy POLICY = policy(PasswordProperties.Scheme.ARGON2ID);

	@Test
	void lengthIsCountedInCodePointsOfTheNormalForm() {
		assertThat(NewPassword.of("😀".repeat(8)).value()).hasSize(16);
		assertThat(NewPassword.of("😀".repeat(64)).value()).hasSize(128);
		assertThat(NewPassword.of("u\u0308".repeat(8)).value()).isEqualTo("ü".repeat(8));
		assertWeak("u\u0308".repeat(7), "field.password.length");
		assertWeak("😀".repeat(7), "field.password.length");
		assertWeak("a".repeat(65), "field.password.length");
		assertWeak("", "field.password.length");
	}

	@ParameterizedTest
	@ValueSource(strings = { "        ", "пароль без цифр", "一二三四五六七八", "tabs-are\u00a0not-nbsp" })
	void anyScriptWillDo(String text) {
		assertThat(NewPassword.of(text).value()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abcdefgh\n", "abcd\tefgh", "abcd\u0000efgh", "abcd\u007fefgh", "abcd\u0080efgh",
			"abcdefgh\uD83D", "\uDE00abcdefgh", "abcd\u2028efgh" })
	void controlCharactersAndLoneSurrogatesAreRefused(String text) {
		assertWeak(text, "field.password.characters");
	}

	@Test
	void textShowsNoPassword() {
		assertThat(NewPassword.of("seven green bottles")).asString().doesNotContain("green");
		assertThat(PresentedPassword.of("seven green bottles")).asString().doesNotContain("green");
	}

	@Test
	void presentedPasswordIsBoundedAndElseAsOldSystemsHadThem() {
		assertThat(PresentedPassword.of("a").value()).isEqualTo("a");
		assertThat(PresentedPassword.of("a\tb").value()).isEqualTo("a\tb");
		assertThat(PresentedPassword.of("u\u0308").value()).isEqualTo("ü");
		assertThat(PresentedPassword.of("a".repeat(1024)).value()).hasSize(1024);
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PresentedPassword.of("a".repeat(1025)))
			.withMessage("field.password.presented");
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PresentedPassword.of("abc\uD83D"));
	}

	@ParameterizedTest
	@CsvSource({ "password1, field.password.common", "PASSWORD1, field.password.common",
			"12345678, field.password.common", "iloveyou1, field.password.common",
			"ann.margaret@example.com, field.password.personal", "Ann.Margaret@Example.COM, field.password.personal",
			"ann.margaret, field.password.personal", "ann_margaret, field.password.personal",
			"ANN_MARGARET, field.password.personal" })
	void wellKnownAndOwnNamesAreWeak(String text, String messageKey) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> POLICY.check("password", NewPassword.of(text), EMAIL, USERNAME))
			.satisfies((weak) -> {
				assertThat(weak.reason()).isEqualTo(Reason.WEAK_PASSWORD);
				assertThat(weak.fields())
					.containsExactly(new FieldProblem("password", messageKey, Reason.WEAK_PASSWORD));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000", "88888888", "87654321", "123123123", "12341234", "12121212121", "abcdefgh",
			"ZYXWVUTSR", "aaaaaaaaaaaaaaaaaaaa", "月光月光月光月光", "😀😀😀😀😀😀😀😀", "jennifer", "michelle", "Elizabeth",
			"victoria", "nicholas", "jonathan", "christopher", "alexander", "chocolate" })
	void namesWordsAndPlainPatternsAreWellKnown(String text) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> POLICY.check("password", NewPassword.of(text), EMAIL, USERNAME))
			.satisfies((weak) -> assertThat(weak.fields())
				.containsExactly(new FieldProblem("password", "field.password.common", Reason.WEAK_PASSWORD)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "seven green bottles", "ann_margaret!", "Xk7#mPq2vL", "一二三四五六七八", "月光照亮了大門的石階",
			"jennifer chocolate", "abcdefghx", "12345ab 54321", "moon gate moon gate" })
	void othersAreGood(String text) {
		assertThatCode(() -> POLICY.check("password", NewPassword.of(text), EMAIL, USERNAME))
			.doesNotThrowAnyException();
		assertThatCode(() -> POLICY.check("password", NewPassword.of(text), EMAIL, null)).doesNotThrowAnyException();
	}

	@Test
	void bcryptTakesSeventyTwoBytesAndRefusesRatherThanCuts() {
		PasswordPolicy bcrypt = policy(PasswordProperties.Scheme.BCRYPT);
		NewPassword fits = NewPassword.of("月光照亮了大門".repeat(3) + "的石階");
		NewPassword tooLong = NewPassword.of("月光照亮了大門".repeat(3) + "的石階下");
		assertThatCode(() -> bcrypt.check("password", fits, EMAIL, USERNAME)).doesNotThrowAnyException();
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> bcrypt.check("password", tooLong, EMAIL, USERNAME))
			.satisfies((weak) -> assertThat(weak.fields())
				.containsExactly(new FieldProblem("password", "field.password.bytes", Reason.WEAK_PASSWORD)));
		assertThatCode(() -> POLICY.check("password", tooLong, EMAIL, USERNAME)).doesNotThrowAnyException();
	}

	private static void assertWeak(String text, String messageKey) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> NewPassword.of(text))
			.withMessage(messageKey);
	}

	private static PasswordPolicy policy(PasswordProperties.Scheme scheme) {
		return new PasswordPolicy(new PasswordProperties(scheme, 10));
	}

}
