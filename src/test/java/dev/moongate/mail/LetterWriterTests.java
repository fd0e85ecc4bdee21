package dev.moongate.mail;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

import dev.moongate.system.Language;
import dev.moongate.verification.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link LetterWriter}.
 */
class LetterWriterTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			REGISTER       | ENGLISH             | Confirm your e-mail address     | valid for 10 minutes
			RESET_PASSWORD | ENGLISH             | Reset your password             | valid for 10 minutes
			CHANGE_EMAIL   | ENGLISH             | Confirm your new e-mail address | valid for 10 minutes
			REGISTER       | SIMPLIFIED_CHINESE  | 验证您的邮箱                      | 在 10 分钟内有效
			RESET_PASSWORD | SIMPLIFIED_CHINESE  | 重置密码                         | 在 10 分钟内有效
			CHANGE_EMAIL   | SIMPLIFIED_CHINESE  | 验证您的新邮箱                    | 在 10 分钟内有效
			REGISTER       | TRADITIONAL_CHINESE | 確認您的電子郵件地址               | 有效時間為 10 分鐘
			RESET_PASSWORD | TRADITIONAL_CHINESE | 重設密碼                         | 有效時間為 10 分鐘
			CHANGE_EMAIL   | TRADITIONAL_CHINESE | 確認您的新電子郵件地址             | 有效時間為 10 分鐘
			""")
	void codeThenBothFormsTellPurposeCodeAndDuration(Purpose purpose, Language language, String heading,
			String validity) {
		Letter letter = TestMail.code(purpose, language);
		assertThat(letter.text()).startsWith(heading + "\n").contains(TestMail.CODE, validity);
		assertThat(letter.html()).contains(">" + heading + "</h1>", ">" + TestMail.CODE + "</span>", validity)
			.contains("<html lang=\"" + language.tag() + "\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ENGLISH             | Nobody from Moongate will ever ask you
			SIMPLIFIED_CHINESE  | 绝不会向您索要验证码
			TRADITIONAL_CHINESE | 絕不會向您索取驗證碼
			""")
	void codeThenSaysThatNobodyWillAskForIt(Language language, String warning) {
		for (Purpose purpose : Purpose.values()) {
			assertThat(TestMail.code(purpose, language).text()).contains(warning);
			assertThat(TestMail.code(purpose, language).html()).contains(warning);
		}
	}

	@ParameterizedTest
	@CsvSource({ "600, 10 minutes", "599, 10 minutes", "89, one more minute", "90, 2 minutes", "1, one more minute" })
	void codeThenTellsWholeMinutesThatAreLeft(int seconds, String words) {
		Letter letter = TestMail.LETTERS.code(TestMail.due(Purpose.REGISTER), Duration.ofSeconds(seconds),
				Language.ENGLISH);
		assertThat(letter.text()).contains(words);
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void codeThenNoLinkLeadsAnywhere(Language language) {
		for (Purpose purpose : Purpose.values()) {
			assertThat(TestMail.code(purpose, language).html()).doesNotContain("href", "src=", "url(");
			assertThat(TestMail.code(purpose, language).text()).doesNotContain("http");
		}
	}

	@ParameterizedTest
	@MethodSource("everyLetter")
	void everyLetterIsWellFormedAndNoPhraseIsLeftOpen(Letter letter) {
		assertThatNoException().isThrownBy(() -> DocumentBuilderFactory.newDefaultInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(letter.html()))));
		assertThat(letter.text() + letter.html() + letter.subject()).doesNotContain("{{", "}}", "null");
	}

	@ParameterizedTest
	@MethodSource("everyLetter")
	void everyLetterHasASubjectWithoutTheCode(Letter letter) {
		assertThat(letter.subject()).startsWith("Moongate").doesNotContain(TestMail.CODE).hasSizeLessThan(60);
	}

	@Test
	void alreadyRegisteredThenLinksToWhereUsersSignInOnly() {
		Letter letter = TestMail.LETTERS.alreadyRegistered(Language.ENGLISH);
		assertThat(letter.text()).contains("There is one already", "Go to Moongate: https://login.example.com\n");
		assertThat(letter.html()).containsOnlyOnce("href=").contains("href=\"https://login.example.com\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ENGLISH             | Go to Moongate | Go to Moongate: https://app.example.com/in\n
			SIMPLIFIED_CHINESE  | 前往 Moongate   | 前往 Moongate：https://app.example.com/in\n
			TRADITIONAL_CHINESE | 前往 Moongate   | 前往 Moongate：https://app.example.com/in\n
			""")
	void buttonLeadsToWhereUsersSignInAndIsLeftOutWhereThatIsUnknown(Language language, String button, String line) {
		LetterWriter known = TestMail.letters("Moongate", "", "https://app.example.com/in");
		LetterWriter unknown = TestMail.letters("Moongate", "", null);
		assertThat(lettersAboutSigningIn(known, language)).hasSize(5)
			.allSatisfy((letter) -> assertThat(letter.text()).contains(line))
			.allSatisfy((letter) -> assertThat(letter.html()).containsOnlyOnce("href=")
				.contains("href=\"https://app.example.com/in\"", ">" + button + "</a>"));
		assertThat(lettersAboutSigningIn(unknown, language)).hasSize(5)
			.allSatisfy((letter) -> assertThat(letter.text()).doesNotContain(button, "http"))
			.allSatisfy((letter) -> assertThat(letter.html()).doesNotContain(button, "href"));
	}

	@Test
	void noticeThenTellsTimeInUtcDeviceAndAddress() {
		Letter letter = TestMail.LETTERS.notice(TestMail.notice(SecurityNotice.NEW_DEVICE, Language.ENGLISH),
				Language.ENGLISH);
		assertThat(letter.text()).contains("Time: 21 November 2026, 08:30 UTC", "Device: Chrome on Windows",
				"IP address: 203.0.113.7");
		assertThat(letter.html()).contains(">21 November 2026, 08:30 UTC<", ">Chrome on Windows<", ">203.0.113.7<");
	}

	@Test
	void noticeWhenAddressIsNoAddressThenLeftOut() {
		NoticeMail forged = new NoticeMail(TestMail.outgoing().id(), SecurityNotice.NEW_DEVICE, TestMail.ADDRESS, "en",
				TestMail.NOW, "<b>call 555</b>", null);
		assertThat(TestMail.LETTERS.notice(forged, Language.ENGLISH).text()).doesNotContain("IP address", "call 555");
	}

	@Test
	void appNameThenEscapedInHtmlOnly() {
		Letter letter = TestMail.letters("Tom & <Jerry>").alreadyRegistered(Language.ENGLISH);
		assertThat(letter.html()).contains("Tom &amp; &lt;Jerry&gt;").doesNotContain("<Jerry>");
		assertThat(letter.text()).contains("Tom & <Jerry>");
		assertThat(letter.subject()).startsWith("Tom & <Jerry>");
	}

	@Test
	void toStringThenNoCode() {
		assertThat(TestMail.outgoing().toString()).doesNotContain(TestMail.CODE, TestMail.ADDRESS);
	}

	private static List<Letter> lettersAboutSigningIn(LetterWriter writer, Language language) {
		Stream<Letter> notices = Arrays.stream(SecurityNotice.values())
			.filter(SecurityNotice::leadsToSignIn)
			.map((kind) -> writer.notice(TestMail.notice(kind, language), language));
		return Stream.concat(Stream.of(writer.alreadyRegistered(language)), notices).toList();
	}

	static Stream<Letter> everyLetter() {
		List<Letter> letters = new ArrayList<>();
		for (Language language : Language.values()) {
			for (Purpose purpose : Purpose.values()) {
				letters.add(TestMail.code(purpose, language));
			}
			letters.add(TestMail.LETTERS.alreadyRegistered(language));
			for (SecurityNotice kind : SecurityNotice.values()) {
				letters.add(TestMail.LETTERS.notice(TestMail.notice(kind, language), language));
			}
		}
		return letters.stream();
	}

}
