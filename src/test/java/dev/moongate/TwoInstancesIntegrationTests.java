package dev.moongate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestInstance;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.FreePort;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances on one PostgreSQL and one Redis let no more through than one.
 */
@IntegrationTest
class TwoInstancesIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	/**
	 * As many logins as they like, and nobody gives up however slow the machine is: what
	 * is shown is what stops them then.
	 */
	private static final String[] PATIENT = { "RATE_LIMIT_MAX_ATTEMPTS=1000", "moongate.throttle.login.patience=25s",
			"moongate.throttle.login.lease=60s" };

	@SuppressWarnings("NullAway.Init")
	private static List<TestInstance> instances;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@BeforeAll
	static void start(@Autowired ApplicationContext context) {
		instances = List.of(onAPortOfItsOwn(context), onAPortOfItsOwn(context));
	}

	private static TestInstance onAPortOfItsOwn(ApplicationContext context) {
		return TestInstance.beside(context,
				Stream.concat(Stream.of(PATIENT), Stream.of("PORT=" + FreePort.next())).toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		instances.forEach(TestInstance::close);
	}

	@Test
	void eachBelievesTheTokensOfTheOther() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		ApiResponse login = ADA.login(api(0));

		assertThat(api(1).withBearer(login.data("/tokens/access_token")).get(AUTH + "/me")).isOk();
		assertThat(api(1).post(AUTH + "/refresh", Map.of("refresh_token", login.data("/tokens/refresh_token")))).isOk();
	}

	@Test
	void ofThreeTimesTheLimitTheLimitIsServed() {
		List<ApiResponse> answers = Race.of(60,
				(runner) -> api(runner).post(AUTH + "/check-email", Map.of("email", ADA.email())));

		assertThat(answers).filteredOn((answer) -> answer.status() == 200).hasSize(20);
		assertThat(answers).filteredOn((answer) -> answer.reason().equals("RATE_LIMITED")).hasSize(40);
	}

	@Test
	void ofFiftyWrongLoginsAtOnceFiveAreEvaluated() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		List<ApiResponse> captchas = captchas(50);

		List<ApiResponse> answers = Race.of(50, (runner) -> login(runner, "wrong " + runner, captchas.get(runner)));

		assertThat(answers).extracting(ApiResponse::reason)
			.isSubsetOf("INVALID_CREDENTIALS", "ACCOUNT_LOCKED", "BUSY")
			.filteredOn("INVALID_CREDENTIALS"::equals)
			.hasSize(5);
		assertThat(ADA.login(api(0))).hasReason("ACCOUNT_LOCKED");
	}

	@Test
	void aRightLoginAmongFortyNineWrongOnesIsNoWayPastTheLimit() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		List<ApiResponse> captchas = captchas(50);

		List<ApiResponse> answers = Race.of(50,
				(runner) -> login(runner, (runner == 25) ? ADA.password() : "wrong " + runner, captchas.get(runner)));

		long right = answers.stream().filter((answer) -> answer.status() == 200).count();
		assertThat(right).isLessThanOrEqualTo(1);
		assertThat(answers).filteredOn((answer) -> answer.reason().equals("INVALID_CREDENTIALS"))
			.as("five, and before a right one that forgets them four more")
			.hasSizeBetween(5, (right == 0) ? 5 : 9);
	}

	@Test
	void twentyRightLoginsAtOnceLockNothingAndNeedNoCaptcha() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));

		List<ApiResponse> answers = Race.of(20, (runner) -> ADA.login(api(runner)));

		assertThat(answers).allMatch((answer) -> answer.status() == 200 || answer.reason().equals("BUSY"))
			.anyMatch((answer) -> answer.status() == 200);
		assertThat(ADA.login(api(0))).isOk();
	}

	@Test
	void ofFiftyRequestsForACodeAtOnceOneIsMailed() {
		List<ApiResponse> answers = Race.of(50, (runner) -> elsewhere(runner).post(AUTH + "/send-code",
				Map.of("email", ADA.email(), "type", "register")));

		assertThat(answers).filteredOn((answer) -> answer.status() == 200).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.reason().equals("CODE_COOLDOWN")).hasSize(49);
		mailbox.awaitMail(ADA.email());
		Awaitility.await()
			.until(() -> jdbc.queryForList("select 1 from scheduled_tasks where task_name = 'code-mail'").isEmpty());
		assertThat(mailbox.mailsTo(ADA.email())).hasSize(1);
	}

	@Test
	void ofAHundredRegistrationsWithGuessedCodesFiveAreEvaluatedAndTheRightCodeIsDeadThen() {
		String code = ADA.requestCode(api(0), mailbox, "register");
		String wrong = code.equals("000000") ? "000001" : "000000";

		List<ApiResponse> answers = Race.of(100,
				(runner) -> new TestAccount(ADA.email(), "runner_" + runner, ADA.password()).register(elsewhere(runner),
						wrong));

		assertThat(answers).extracting(ApiResponse::reason)
			.containsOnly("CODE_INVALID", "CODE_ATTEMPTS_EXCEEDED")
			.filteredOn("CODE_INVALID"::equals)
			.hasSize(5);
		assertThat(ADA.register(api(0), code)).hasReason("CODE_ATTEMPTS_EXCEEDED");
		assertThat(jdbc.queryForList("select 1 from users")).isEmpty();
	}

	@Test
	void aForwardedAddressCountsOnlyFromATrustedProxyAndOnlyItsLastHop(@Autowired ApplicationContext context) {
		try (TestInstance untrusting = TestInstance.beside(context, "TRUSTED_PROXIES=")) {
			List<ApiResponse> rotated = Race.of(25, (runner) -> check(untrusting.api(), "203.0.113." + runner));
			assertThat(rotated).filteredOn((answer) -> answer.status() == 200).hasSize(20);
		}
		List<ApiResponse> forged = Race.of(25, (runner) -> check(api(runner), "203.0.113." + runner + ", 192.0.2.1"));
		assertThat(forged).filteredOn((answer) -> answer.status() == 200).hasSize(20);
		List<ApiResponse> others = Race.of(25, (runner) -> check(api(runner), "192.0.2.1, 203.0.113." + runner));
		assertThat(others).allMatch((answer) -> answer.status() == 200);
	}

	private static ApiResponse check(TestApi api, String forwardedFor) {
		return api.from(forwardedFor).post(AUTH + "/check-email", Map.of("email", ADA.email()));
	}

	private static ApiResponse login(int runner, String password, ApiResponse captcha) {
		return api(runner).post(AUTH + "/login", Map.of("email", ADA.email(), "password", password, "captcha_id",
				captcha.data("/captcha_id"), "captcha_code", captcha.data("/captcha_text")));
	}

	private static List<ApiResponse> captchas(int count) {
		return Race.of(count, (runner) -> api(runner).get(AUTH + "/captcha"));
	}

	/** The instances in turn. */
	private static TestApi api(int runner) {
		return instances.get(runner % instances.size()).api();
	}

	/** The instances in turn, each time from another address. */
	private static TestApi elsewhere(int runner) {
		return api(runner).from("198.51.100." + runner);
	}

}
