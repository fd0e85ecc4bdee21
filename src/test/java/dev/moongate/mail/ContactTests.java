package dev.moongate.mail;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.system.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ContactProperties} and where the contact is named.
 */
class ContactTests {

	private static final String CONTACT = "help@example.com";

	@ParameterizedTest
	@EnumSource(SecurityNotice.class)
	void contactIsNamedWhereOnlyOthersCanHelp(SecurityNotice kind) {
		Letter letter = TestMail.letters("Moongate", CONTACT)
			.notice(TestMail.notice(kind, Language.ENGLISH), Language.ENGLISH);
		boolean named = List
			.of(SecurityNotice.EMAIL_CHANGED, SecurityNotice.ACCOUNT_DELETED, SecurityNotice.ACCOUNT_REMOVED)
			.contains(kind);
		assertThat(letter.text().contains("Contact: " + CONTACT)).isEqualTo(named);
		assertThat(letter.html().contains(CONTACT)).isEqualTo(named);
	}

	@ParameterizedTest
	@CsvSource({ "ENGLISH, Contact: help@example.com", "SIMPLIFIED_CHINESE, 联系方式：help@example.com",
			"TRADITIONAL_CHINESE, 聯絡方式：help@example.com" })
	void contactIsNamedInEveryLanguage(Language language, String line) {
		assertThat(TestMail.letters("Moongate", CONTACT)
			.notice(TestMail.notice(SecurityNotice.EMAIL_CHANGED, language), language)
			.text()).contains(line);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "help@example.com", "https://example.com/help" })
	void nobodyAnAddressOrAPageIsAContact(String contact) {
		assertThat(new ContactProperties(contact).contact()).isEqualTo(contact);
		assertThat(TestMail.letters("Moongate", "")
			.notice(TestMail.notice(SecurityNotice.EMAIL_CHANGED, Language.ENGLISH), Language.ENGLISH)
			.text()).doesNotContain("Contact");
	}

	@ParameterizedTest
	@ValueSource(strings = { "call us", "help@example.com or 555", "javascript:alert(1)", "a@b@c" })
	void anythingElseIsRefusedAndNotRepeated(String contact) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ContactProperties(contact))
			.withMessageStartingWith("SUPPORT_CONTACT must be")
			.withMessageNotContaining(contact);
	}

}
