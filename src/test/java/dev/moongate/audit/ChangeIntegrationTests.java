package dev.moongate.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What people did and what is written down of it.
 */
@IntegrationTest
class ChangeIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final TestApi api;

	private final TestAudit audit;

	@Autowired
	ChangeIntegrationTests(TestApi api, BeanFactory beans) {
		this.api = api.from("192.0.2.7").withHeader("User-Agent", "Mozilla/5.0").withHeader("X-Request-Id", "test-1");
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void drain() {
		audit.drain();
	}

	@Test
	void registrationIsWrittenWithItsCodeItsAccountAndItsSession() {
		ApiResponse answer = ADA.register(api, mailbox);
		UUID user = UUID.fromString(answer.data("/user/id"));

		assertThat(only("account.created")).containsEntry("user_id", user).containsEntry("result", "success");
		assertThat(only("session.opened")).containsEntry("user_id", user)
			.containsEntry("actor_id", user)
			.containsEntry("ip", "192.0.2.7")
			.containsEntry("user_agent", "Mozilla/5.0")
			.containsEntry("request_id", "test-1")
			.containsEntry("reason", null);
		assertThat(only("session.opened").get("session_id")).isNotNull();
		Map<String, @Nullable Object> code = written("code.requested");
		assertThat(code).containsEntry("result", "success").containsEntry("user_id", null);
		assertThat(code.get("details")).asString().isEqualTo("{\"purpose\":\"register\"}");
	}

	@Test
	void changeIsWrittenWithTheAnswer() {
		UUID user = insert();
		TestApi ada = signedIn();
		ada.post(AUTH + "/change-password",
				Map.of("current_password", ADA.password(), "new_password", "eight white horses"))
			.assertThat()
			.isOk();
		assertThat(only("password.changed")).containsEntry("user_id", user).containsEntry("actor_id", user);
		ada.post(AUTH + "/logout").assertThat().isOk();
		Map<String, @Nullable Object> ended = only("session.ended");
		assertThat(ended).containsEntry("session_id", only("session.opened").get("session_id"));
		assertThat(ended.get("details")).asString().isEqualTo("{\"why\":\"LOGOUT\"}");
	}

	@Test
	void resetIsTheOwnersAndEndsEverySession() {
		UUID user = insert();
		signedIn();
		signedIn();
		String code = ADA.requestCode(api, mailbox, "reset_password");
		api.post(AUTH + "/reset-password",
				Map.of("email", ADA.email(), "code", code, "new_password", "eight white horses"))
			.assertThat()
			.isOk();

		assertThat(only("password.reset")).containsEntry("user_id", user).containsEntry("actor_id", user);
		assertThat(rows("session.ended")).hasSize(2)
			.allMatch((row) -> "{\"why\":\"PASSWORD_CHANGED\"}".equals(String.valueOf(row.get("details"))));
		assertThat(written("code.requested")).containsEntry("user_id", user);
	}

	@Test
	void reuseIsWrittenThoughTheCallerIsRefused() {
		insert();
		String first = ADA.login(api).data("/tokens/refresh_token");
		String second = api.post(AUTH + "/refresh", Map.of("refresh_token", first)).data("/refresh_token");
		api.post(AUTH + "/refresh", Map.of("refresh_token", second)).assertThat().isOk();
		api.post(AUTH + "/refresh", Map.of("refresh_token", first))
			.assertThat()
			.hasReason(Reason.REFRESH_TOKEN_INVALID);

		assertThat(only("refresh.reused")).containsEntry("result", "refused").containsEntry("actor_id", null);
		assertThat(only("session.ended").get("details")).asString().contains("REFRESH_TOKEN_REUSED");
	}

	@Test
	void changeThatIsRolledBackLeavesNoRecord() {
		transaction.executeWithoutResult((status) -> {
			audit.change(AuditEvent.of(AuditType.PROFILE_UPDATED, null));
			status.setRollbackOnly();
		});

		assertThat(rows("profile.updated")).isEmpty();
	}

	@Test
	void changeIsNotMadeWhileItCannotBeWritten() {
		insert();
		ApiResponse answer = transaction.execute((status) -> {
			jdbc.execute("lock table audit_events in access exclusive mode");
			return ADA.login(api);
		});
		assertThat(answer).isNotNull();
		answer.assertThat().hasReason(Reason.DEPENDENCY_UNAVAILABLE);

		assertThat(jdbc.queryForObject("select count(*) from sessions", Long.class)).isZero();
		ADA.login(api).assertThat().isOk();
	}

	private UUID insert() {
		return ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
	}

	private TestApi signedIn() {
		return api.withBearer(ADA.login(api).data("/tokens/access_token"));
	}

	private List<Map<String, @Nullable Object>> rows(String type) {
		return jdbc.queryForList("select * from audit_events where type = ? order by at, id", type);
	}

	private Map<String, @Nullable Object> only(String type) {
		assertThat(rows(type)).as(type).hasSize(1);
		return rows(type).getFirst();
	}

	/**
	 * Waits for what is written a moment later.
	 */
	private Map<String, @Nullable Object> written(String type) {
		await().until(() -> !rows(type).isEmpty());
		return rows(type).getFirst();
	}

}
