package dev.moongate.account;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts moved to another address by their owners.
 */
@IntegrationTest
class EmailChangeIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount BOB = TestAccount.of("Bob");

	private static final String NEW = "countess@example.com";

	private static final TestAccount MOVED = new TestAccount(NEW, ADA.username(), ADA.password());

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	StringRedisTemplate redis;

	@SuppressWarnings("NullAway.Init")
	TestApi ada;

	@BeforeEach
	void signIn() {
		ada = signedIn(ADA);
	}

	/**
	 * Mails that are still under way would arrive among those of the next test.
	 */
	@AfterEach
	void awaitMails() {
		Awaitility.await().until(() -> mailTasks() == 0);
	}

	private int mailTasks() {
		Integer count = jdbc.queryForObject("select count(*) from scheduled_tasks where task_name like '%-mail'",
				Integer.class);
		return (count != null) ? count : -1;
	}

	@Test
	void theCodeFromTheNewAddressMovesTheAccountThere() {
		TestApi elsewhere = ADA.signIn(api);
		String code = requestCode(ada, NEW);
		assertThat(mailbox.awaitMail(NEW).subject()).contains("confirm your new e-mail address");

		assertThat(change(ada, "Countess@Example.COM", code, ADA.password())).isOk()
			.hasValue("/data/email", NEW)
			.hasValue("/data/is_verified", "true");
		assertThat(ada.get(AUTH + "/me")).as("sessions go on").isOk().hasValue("/data/email", NEW);
		assertThat(elsewhere.get(AUTH + "/me")).isOk().hasValue("/data/email", NEW);
		assertThat(MOVED.login(api)).isOk();
		assertThat(ADA.login(api)).hasReason(Reason.INVALID_CREDENTIALS);
		assertThat(change(ada, NEW, code, ADA.password())).as("once").hasReason(Reason.CODE_INVALID);
	}

	@Test
	void aCodeIsSentToWhoeverIsSignedInOnly() {
		Map<String, String> wish = Map.of("email", NEW, "type", "change_email");
		assertThat(api.post(AUTH + "/send-code", wish)).hasReason(Reason.TOKEN_MISSING);
		assertThat(api.withBearer("a.b.c").post(AUTH + "/send-code", wish)).hasReason(Reason.TOKEN_INVALID);
		assertThat(api.post(AUTH + "/change-email", Map.of())).hasReason(Reason.TOKEN_MISSING);
		assertThat(ada.post(AUTH + "/change-email", Map.of())).hasReason(Reason.INVALID_FIELDS)
			.hasFields("new_email", "code", "password");
	}

	@Test
	void aCodeIsGoodForTheAccountThatAskedForItOnly() {
		TestApi bob = signedIn(BOB);
		String code = requestCode(ada, NEW);
		assertThat(change(bob, NEW, code, BOB.password())).hasReason(Reason.CODE_INVALID);
		assertThat(change(ada, NEW, code, ADA.password())).isOk();
	}

	@Test
	void aCodeFromBeforeThePasswordChangedIsGoodForNothing() {
		String code = requestCode(ada, NEW);
		assertThat(verify(NEW, code, "change_email")).isOk();
		assertThat(ada.post(AUTH + "/change-password",
				Map.of("current_password", ADA.password(), "new_password", "eight blue bottles")))
			.isOk();
		assertThat(verify(NEW, code, "change_email")).hasReason(Reason.CODE_INVALID);
		assertThat(change(ada, NEW, code, "eight blue bottles")).hasReason(Reason.CODE_INVALID);
	}

	@Test
	void aWrongPasswordIsAFailedLoginAndLeavesTheCodeUsable() {
		String code = requestCode(ada, NEW);
		for (int i = 0; i < 2; i++) {
			assertThat(change(ada, NEW, code, "wrong")).hasReason(Reason.INVALID_CREDENTIALS);
		}
		assertThat(ADA.login(api)).hasReason(Reason.CAPTCHA_REQUIRED);
		assertThat(jdbc.queryForObject("select failed_logins from users", Integer.class)).isEqualTo(2);
		assertThat(change(ada, NEW, code, ADA.password())).isOk();
	}

	@ParameterizedTest
	@CsvSource({ "en, The password is not right", "zh-CN, 密码错误", "zh-TW, 密碼錯誤" })
	void aWrongPasswordOfSomebodySignedInIsCalledThat(String language, String message) {
		TestApi reader = ada.withHeader("Accept-Language", language);
		assertThat(change(reader, NEW, "123456", "wrong")).hasReason(Reason.INVALID_CREDENTIALS)
			.hasValue("/message", message);
		assertThat(reader.post(AUTH + "/change-password",
				Map.of("current_password", "wrong", "new_password", "eight blue bottles")))
			.hasReason(Reason.INVALID_CREDENTIALS)
			.hasValue("/message", message);
		assertThat(reader.delete(AUTH + "/me", Map.of("password", "wrong"))).hasReason(Reason.INVALID_CREDENTIALS)
			.hasValue("/message", message);
	}

	@Test
	void codesSentToTheOldAddressAreVoid() {
		String reset = ADA.requestCode(api, mailbox, "reset_password");
		String code = requestCode(ada, NEW);
		assertThat(change(ada, NEW, code, ADA.password())).isOk();

		Map<String, String> body = Map.of("email", ADA.email(), "code", reset, "new_password", "eight blue bottles");
		assertThat(api.post(AUTH + "/reset-password", body)).hasReason(Reason.CODE_INVALID);
		assertThat(jdbc.queryForObject("select count(*) from verification_codes where email = ?", Integer.class,
				ADA.email()))
			.isZero();
	}

	@Test
	void anAddressThatHasAnAccountIsTaken() {
		signedIn(BOB);
		assertThat(ada.post(AUTH + "/send-code", Map.of("email", BOB.email(), "type", "change_email")))
			.hasReason(Reason.EMAIL_TAKEN);
		assertThat(ada.withHeader("Accept-Language", "zh-CN")
			.post(AUTH + "/send-code", Map.of("email", "BOB@example.com", "type", "change_email")))
			.hasReason(Reason.EMAIL_TAKEN)
			.hasValue("/message", "该邮箱已注册");
	}

	@Test
	void ofAChangeAndARegistrationForOneAddressOneSucceeds() {
		TestAccount newcomer = new TestAccount(NEW, "newcomer", ADA.password());
		String registration = newcomer.requestCode(api, mailbox, "register");
		redis.delete(redis.keys("codes:*"));
		String change = requestCode(ada, NEW, 2);

		List<ApiResponse> answers = Race.between(List.of(() -> change(ada, NEW, change, ADA.password()),
				() -> newcomer.register(api.from("192.0.2.7"), registration)));

		assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
		assertThat(answers).filteredOn(answer -> answer.status() >= 300)
			.allMatch(answer -> answer.reason().equals("EMAIL_TAKEN"));
		assertThat(jdbc.queryForObject("select count(*) from users where email = ?", Integer.class, NEW)).isOne();
	}

	@Test
	void anAddressTakenAtTheSameMomentIsTakenAndTheCodeStaysUsable(@Autowired TransactionTemplate transaction) {
		signedIn(BOB);
		String code = requestCode(ada, NEW);
		ApiResponse answer = new Overtaken(jdbc, transaction).by(
				"update users set email = '" + NEW + "' where username = 'Bob'",
				() -> change(ada, NEW, code, ADA.password()));
		assertThat(answer).hasReason(Reason.EMAIL_TAKEN);
		assertThat(mailbox.mailsTo(ADA.email())).isEmpty();

		jdbc.update("update users set email = 'bob@example.com' where username = 'Bob'");
		assertThat(change(ada, NEW, code, ADA.password())).isOk();
	}

	@Test
	void ofTwentyChangesWithOneCodeOneSucceedsAndTheOldAddressIsToldOnce() {
		String code = requestCode(ada, NEW);

		List<ApiResponse> answers = Race.of(20, runner -> change(ada, NEW, code, ADA.password()));

		assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
		assertThat(answers).filteredOn(answer -> answer.status() != 200)
			.allMatch(answer -> List.of("CODE_INVALID", "CODE_ATTEMPTS_EXCEEDED", "BUSY").contains(answer.reason()));
		assertThat(mailbox.awaitMails(ADA.email(), 1)).hasSize(1);
	}

	private ApiResponse verify(String email, String code, String type) {
		return api.post(AUTH + "/verify-code", Map.of("email", email, "code", code, "type", type));
	}

	private TestApi signedIn(TestAccount account) {
		account.insert(jdbc, TestPasswords.sha256(account.password()));
		return account.signIn(api);
	}

	private String requestCode(TestApi as, String email) {
		return requestCode(as, email, 1);
	}

	private String requestCode(TestApi as, String email, int mails) {
		assertThat(as.post(AUTH + "/send-code", Map.of("email", email, "type", "change_email"))).isOk();
		return mailbox.awaitCode(email, mails);
	}

	private static ApiResponse change(TestApi as, String email, String code, String password) {
		return as.post(AUTH + "/change-email", Map.of("new_email", email, "code", code, "password", password));
	}

}
