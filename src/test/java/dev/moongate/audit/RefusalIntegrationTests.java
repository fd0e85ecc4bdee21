package dev.moongate.audit;

import java.util.HashMap;
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
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What people were refused and what is written down of it.
 */
@IntegrationTest
class RefusalIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final TestApi api;

	private final TestAudit audit;

	@Autowired
	RefusalIntegrationTests(TestApi api, BeanFactory beans) {
		this.api = api.from("192.0.2.7").withHeader("User-Agent", "Mozilla/5.0").withHeader("X-Request-Id", "test-1");
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void drain() {
		audit.drain();
	}

	@Test
	void failedLoginIsWrittenWithItsReasonAndTheLockItLedTo() {
		UUID user = insert();
		ApiResponse answer = api.get("/health");
		for (int i = 0; i < 6; i++) {
			answer = fail(answer);
		}
		assertThat(answer).hasReason(Reason.ACCOUNT_LOCKED);

		Map<String, @Nullable Object> locked = written("login.locked");
		assertThat(locked).containsEntry("user_id", user).containsEntry("ip", "192.0.2.7").containsEntry("count", 1);
		await().untilAsserted(() -> assertThat(countOf("INVALID_CREDENTIALS")).isEqualTo(5));
		await().untilAsserted(() -> assertThat(countOf("ACCOUNT_LOCKED")).isEqualTo(1));
		assertThat(rows("login.failed")).allSatisfy((row) -> assertThat(row).containsEntry("user_id", user)
			.containsEntry("actor_id", null)
			.containsEntry("result", "refused"));
	}

	@Test
	void nameThatWasTypedIsNotWritten() {
		// letters that no hexadecimal number has
		TestAccount stranger = TestAccount.of("Zoltan");
		stranger.login(api).assertThat().hasReason(Reason.INVALID_CREDENTIALS);

		assertThat(written("login.failed")).containsEntry("user_id", null);
		assertThat(jdbc.queryForObject("select string_agg(e::text, '') from audit_events e", String.class))
			.doesNotContainIgnoringCase("zoltan");
	}

	@Test
	void wrongPasswordOfSomebodySignedInIsWritten() {
		UUID user = insert();
		signedIn()
			.post(AUTH + "/change-password",
					Map.of("current_password", "not this one", "new_password", "eight white horses"))
			.assertThat()
			.hasReason(Reason.INVALID_CREDENTIALS);

		assertThat(written("password.refused")).containsEntry("actor_id", user)
			.containsEntry("reason", "INVALID_CREDENTIALS");
	}

	@Test
	void wrongCodeIsWritten() {
		api.post(AUTH + "/verify-code", Map.of("email", ADA.email(), "code", "000000"))
			.assertThat()
			.hasReason(Reason.CODE_INVALID);

		assertThat(written("code.failed")).containsEntry("reason", "CODE_INVALID").containsEntry("ip", "192.0.2.7");
	}

	@Test
	void refusedCodeRequestIsWritten() {
		api.post(AUTH + "/send-code", Map.of("email", ADA.email(), "type", "reset_password"))
			.assertThat()
			.hasReason(Reason.EMAIL_NOT_REGISTERED);

		assertThat(written("code.requested")).containsEntry("reason", "EMAIL_NOT_REGISTERED")
			.containsEntry("result", "refused");
	}

	@Test
	void rateLimitIsWrittenWithWhereItCameFrom() {
		ApiResponse answer = api.get("/health");
		for (int i = 0; i < 25; i++) {
			answer = api.post(AUTH + "/check-email", Map.of("email", ADA.email()));
		}
		assertThat(answer).hasReason(Reason.RATE_LIMITED);

		Map<String, @Nullable Object> limited = written("rate.limited");
		assertThat(limited).containsEntry("ip", "192.0.2.7").containsEntry("request_id", "test-1");
		assertThat(limited.get("details")).asString().isEqualTo("{\"policy\":\"check-email\"}");
	}

	@Test
	void accessThatIsDeniedIsWrittenWithWhoTried() {
		UUID user = insert();
		signedIn().get("/api/v1/admin/audit-events").assertThat().hasReason(Reason.ACCESS_DENIED);

		assertThat(written("access.denied")).containsEntry("actor_id", user).containsEntry("user_id", null);
	}

	@Test
	void refusalWaitsForNobodyWhileTheTableCannotBeWritten() {
		insert();
		ApiResponse answer = transaction.execute((status) -> {
			jdbc.execute("lock table audit_events in access exclusive mode");
			return ADA.withPassword("wrong").login(api);
		});
		assertThat(answer).isNotNull();
		answer.assertThat().hasReason(Reason.INVALID_CREDENTIALS);

		assertThat(written("login.failed")).containsEntry("count", 1);
		assertThat(rows("login.failed")).hasSize(1);
	}

	private UUID insert() {
		return ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
	}

	private TestApi signedIn() {
		return api.withBearer(ADA.login(api).data("/tokens/access_token"));
	}

	/**
	 * Fails once more, with the captcha that the answer before demanded.
	 */
	private ApiResponse fail(ApiResponse before) {
		Map<String, String> body = new HashMap<>(Map.of("email", ADA.email(), "password", "not the password"));
		if (!before.json().at("/data/captcha").isMissingNode()) {
			body.put("captcha_id", before.data("/captcha/captcha_id"));
			body.put("captcha_code", before.data("/captcha/captcha_text"));
		}
		return api.post(AUTH + "/login", body);
	}

	private long countOf(String reason) {
		audit.flush();
		Long count = jdbc.queryForObject(
				"select coalesce(sum(count), 0) from audit_events where type = 'login.failed' and reason = ?",
				Long.class, reason);
		return (count != null) ? count : 0;
	}

	private List<Map<String, @Nullable Object>> rows(String type) {
		return jdbc.queryForList("select * from audit_events where type = ? order by at, id", type);
	}

	/**
	 * Waits for what is written a moment later.
	 */
	private Map<String, @Nullable Object> written(String type) {
		await().until(() -> !rows(type).isEmpty());
		return rows(type).getFirst();
	}

}
