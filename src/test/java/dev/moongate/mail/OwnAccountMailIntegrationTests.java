package dev.moongate.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.Mail;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mails that tell users what was done with their account: each once, in the user's
 * language whatever the request's, and from where.
 */
@IntegrationTest
class OwnAccountMailIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String NEW_EMAIL = "countess@example.com";

	private static final String NEW_PASSWORD = "eight blue bottles";

	private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

	@ParameterizedTest
	@CsvSource({
			"en, Your password was changed, Your e-mail address was changed, Your account was deleted, Firefox on Linux",
			"zh-CN, 您的密码已修改, 您的邮箱已更换, 您的账号已注销, Linux 上的 Firefox",
			"zh-TW, 您的密碼已變更, 您的電子郵件地址已變更, 您的帳號已刪除, Firefox（Linux）" })
	void passwordAddressAndEndOfAnAccountAreEachToldOnce(String language, String password, String email,
			String deletion, String device, @Autowired TestApi api, @Autowired TestMailbox mailbox,
			@Autowired JdbcTemplate jdbc, @Autowired JdbcClient client) {
		UUID id = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		jdbc.update("update users set language = ? where id = ?", language, id);
		TestApi ada = ADA.signIn(api)
			.from("203.0.113.7")
			.withHeader("User-Agent", FIREFOX)
			.withHeader("Accept-Language", language.equals("en") ? "zh-TW" : "en");

		assertThat(ada.post(AUTH + "/change-password",
				Map.of("current_password", ADA.password(), "new_password", NEW_PASSWORD)))
			.isOk();
		mailbox.awaitMails(ADA.email(), 1);
		assertThat(ada.post(AUTH + "/send-code", Map.of("email", NEW_EMAIL, "type", "change_email"))).isOk();
		assertThat(ada.post(AUTH + "/change-email",
				Map.of("new_email", NEW_EMAIL, "code", mailbox.awaitCode(NEW_EMAIL), "password", NEW_PASSWORD)))
			.isOk();
		mailbox.awaitMails(ADA.email(), 2);
		assertThat(ada.delete(AUTH + "/me", Map.of("password", NEW_PASSWORD))).isOk();

		Awaitility.await().atMost(Duration.ofSeconds(15)).until(new TestTasks(client)::isEmpty);
		List<Mail> old = mailbox.mailsTo(ADA.email());
		List<Mail> now = mailbox.mailsTo(NEW_EMAIL);
		assertThat(old).hasSize(2);
		assertThat(now).as("the code and the notice").hasSize(2);
		assertTells(old.getFirst(), password, device);
		assertTells(old.getLast(), email, device);
		assertTells(now.getLast(), deletion, device);
		assertThat(old.getLast().text()).as("where to is the new owner's business").doesNotContain(NEW_EMAIL);
	}

	@ParameterizedTest
	@CsvSource({ "en, Your account was deleted, An administrator", "zh-CN, 您的账号已被删除, 管理员", "zh-TW, 您的帳號已遭刪除, 管理員" })
	void deletionByAnAdministratorIsToldWithoutWhereTheAdministratorIs(String language, String heading, String who,
			@Autowired TestApi api, @Autowired TestMailbox mailbox, @Autowired JdbcTemplate jdbc) {
		UUID id = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		jdbc.update("update users set language = ? where id = ?", language, id);
		TestAdmin admin = TestAdmin.of("the_admin", api.from("203.0.113.7").withHeader("User-Agent", FIREFOX), jdbc);

		assertThat(admin.api().delete(TestAdmin.pathOf(id))).isOk();

		mailbox.awaitMails(ADA.email(), 1);
		Mail mail = mailbox.mailsTo(ADA.email()).getFirst();
		assertThat(mail.text()).startsWith(heading).contains(who);
		assertThat(mail.text() + mail.html()).doesNotContain("203.0.113.7", "Firefox", "Linux", "the_admin",
				"If it was not you", "本人");
	}

	private static void assertTells(Mail mail, String heading, String device) {
		assertThat(mail.text()).startsWith(heading).contains("203.0.113.7", device);
	}

}
