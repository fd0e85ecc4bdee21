package dev.moongate.account;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

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
 * Accounts deleted by their owners.
 */
@IntegrationTest
class AccountDeletionIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount BOB = TestAccount.of("Bob");

	private static final TestAccount MOVED = new TestAccount("countess@example.com", "Ada", ADA.password());

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	StringRedisTemplate redis;

	@Autowired
	Scheduler scheduler;

	@SuppressWarnings("NullAway.Init")
	Traces traces;

	@BeforeEach
	void look() {
		traces = new Traces(jdbc, redis);
	}

	@AfterEach
	void resume() {
		scheduler.resume();
	}

	@Test
	void nothingOfTheUserIsLeftAnywhere() {
		ApiResponse registered = ADA.register(api, mailbox);
		String id = registered.data("/user/id");
		TestApi ada = api.withBearer(registered.data("/tokens/access_token"));
		ADA.withPassword("wrong").login(api);
		forgetCooldown();
		ADA.requestCode(api, mailbox, "reset_password");
		String code = changeCode(ada, MOVED.email());
		assertThat(ada.post(AUTH + "/change-email",
				Map.of("new_email", MOVED.email(), "code", code, "password", ADA.password())))
			.isOk();
		MOVED.signIn(api).post(AUTH + "/logout");
		changeCode(ada, "third@example.com");
		assertThat(traces.of(MOVED.email())).as("the search finds what there is").isNotEmpty();
		assertThat(traces.of(id)).isNotEmpty();

		assertThat(delete(ada, ADA.password())).isOk();

		assertThat(mailbox.awaitMails(MOVED.email(), 2).getLast().subject()).contains("was deleted");
		Awaitility.await().until(() -> traces.of(MOVED.email()).isEmpty());
		assertThat(traces.of(ADA.email())).isEmpty();
		assertThat(traces.of("third@example.com")).isEmpty();
		assertThat(traces.of(id)).as("the mark that keeps old copies out, and the news that told every instance")
			.isSubsetOf("redis user:{" + id + "}", "redis {revoked}:stream");
		assertThat(redis.opsForValue().get("user:{" + id + "}")).isEqualTo("changed");
		assertThat(redis.getExpire("user:{" + id + "}")).isBetween(0L, 10L);
	}

	@Test
	void everyTokenIsDeadAndStaysSo() {
		UUID id = insert(ADA);
		ApiResponse one = ADA.login(api);
		ApiResponse other = ADA.login(api);
		ApiResponse ended = ADA.login(api);
		api.withBearer(ended.data("/tokens/access_token")).post(AUTH + "/logout");

		assertThat(delete(api.withBearer(one.data("/tokens/access_token")), ADA.password())).isOk();

		for (ApiResponse session : List.of(one, other, ended)) {
			assertThat(api.withBearer(session.data("/tokens/access_token")).get(AUTH + "/me"))
				.hasReason(Reason.TOKEN_REVOKED);
			assertThat(api.post(AUTH + "/refresh", Map.of("refresh_token", session.data("/tokens/refresh_token"))))
				.hasReason(Reason.REFRESH_TOKEN_INVALID);
		}
		assertThat(ADA.login(api)).hasReason(Reason.INVALID_CREDENTIALS);
		assertThat(jdbc.queryForObject("select count(*) from revocations where kind = 'SESSION'", Integer.class))
			.as("what no session row tells of any more, the ended one included")
			.isEqualTo(3);
		assertThat(jdbc.queryForObject("select count(*) from sessions where user_id = ?", Integer.class, id)).isZero();
	}

	@Test
	void addressAndUsernameAreFreeAgain() {
		insert(ADA);
		assertThat(delete(ADA.signIn(api), ADA.password())).isOk();
		mailbox.awaitMail(ADA.email());
		ADA.register(api, mailbox);
	}

	@Test
	void aWrongPasswordIsAFailedLoginAndDeletesNothing() {
		insert(ADA);
		TestApi ada = ADA.signIn(api);
		assertThat(delete(ada, "wrong")).hasReason(Reason.INVALID_CREDENTIALS);
		assertThat(delete(ada, "wrong")).hasReason(Reason.INVALID_CREDENTIALS);
		assertThat(ADA.login(api)).hasReason(Reason.CAPTCHA_REQUIRED);
		assertThat(ada.delete(AUTH + "/me", Map.of())).hasReason(Reason.INVALID_FIELDS).hasFields("password");
		assertThat(ada.delete(AUTH + "/me")).hasReason(Reason.MALFORMED_JSON);
		assertThat(api.delete(AUTH + "/me", Map.of("password", ADA.password()))).hasReason(Reason.TOKEN_MISSING);
		assertThat(ada.get(AUTH + "/me")).isOk();
	}

	@Test
	void noticesThatStillWaitAreDroppedButTheLastOneIsSent() {
		insert(ADA);
		TestApi ada = ADA.signIn(api);
		scheduler.pause();
		assertThat(ada.post(AUTH + "/change-password",
				Map.of("current_password", ADA.password(), "new_password", "eight blue bottles")))
			.isOk();
		assertThat(delete(ada, "eight blue bottles")).isOk();
		scheduler.resume();
		scheduler.triggerCheckForDueExecutions();

		Awaitility.await().until(() -> traces.of(ADA.email()).isEmpty());
		assertThat(mailbox.mailsTo(ADA.email())).singleElement()
			.satisfies(mail -> assertThat(mail.subject()).contains("was deleted"));
	}

	@Test
	void theLastActiveAdministratorHasToStay() {
		insert(ADA, "{USER,ADMIN}");
		TestApi ada = ADA.signIn(api);
		insert(BOB, "{ADMIN}");
		jdbc.update("update users set is_active = false where username = 'Bob'");

		assertThat(delete(ada.withHeader("Accept-Language", "zh-CN"), ADA.password())).hasReason(Reason.LAST_ADMIN)
			.hasValue("/message", "这是最后一位可用的管理员，不能移除");
		assertThat(ada.get(AUTH + "/me")).isOk();
		assertThat(mailbox.mailsTo(ADA.email())).isEmpty();

		jdbc.update("update users set is_active = true where username = 'Bob'");
		assertThat(delete(ada, ADA.password())).isOk();
	}

	@Test
	void ofTwoAdministratorsWhoGoAtOnceOneStays() {
		for (int round = 0; round < 5; round++) {
			jdbc.update("delete from users");
			insert(ADA, "{ADMIN}");
			insert(BOB, "{ADMIN}");
			TestApi ada = ADA.signIn(api);
			TestApi bob = BOB.signIn(api);
			List<ApiResponse> answers = Race
				.between(List.of(() -> delete(ada, ADA.password()), () -> delete(bob, BOB.password())));
			assertThat(answers).extracting(ApiResponse::reason).containsExactlyInAnyOrder("", "LAST_ADMIN");
			assertThat(jdbc.queryForObject("select count(*) from users", Integer.class)).isOne();
		}
	}

	@Test
	void noLoginAndNoRefreshSurvivesADeletionAtTheSameMoment() {
		for (int round = 0; round < 5; round++) {
			insert(ADA);
			ApiResponse session = ADA.login(api);
			TestApi ada = api.withBearer(session.data("/tokens/access_token"));
			Map<String, String> refresh = Map.of("refresh_token", session.data("/tokens/refresh_token"));
			List<ApiResponse> answers = Race.between(List.of(() -> delete(ada, ADA.password()),
					() -> ADA.login(api.from("192.0.2.8")), () -> api.post(AUTH + "/refresh", refresh)));
			assertThat(answers.getFirst()).isOk();
			for (String pointer : List.of("/tokens/access_token", "/access_token")) {
				answers.stream()
					.map(answer -> answer.data().at(pointer))
					.filter(token -> !token.isMissingNode())
					.forEach(token -> assertThat(api.withBearer(token.asString()).get(AUTH + "/me"))
						.hasReason(Reason.TOKEN_REVOKED));
			}
			assertThat(jdbc.queryForObject("select count(*) from sessions", Integer.class)).isZero();
		}
	}

	private UUID insert(TestAccount account) {
		return account.insert(jdbc, TestPasswords.sha256(account.password()));
	}

	private void insert(TestAccount account, String roles) {
		jdbc.update("update users set roles = ?::text[] where id = ?", roles, insert(account));
	}

	/** A minute of Redis's own time passes. */
	private void forgetCooldown() {
		redis.delete(redis.keys("codes:*"));
	}

	private String changeCode(TestApi as, String email) {
		assertThat(as.post(AUTH + "/send-code", Map.of("email", email, "type", "change_email"))).isOk();
		return mailbox.awaitCode(email);
	}

	private static ApiResponse delete(TestApi as, String password) {
		return as.delete(AUTH + "/me", Map.of("password", password));
	}

}
