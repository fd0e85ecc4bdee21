package dev.moongate.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestInstance;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.verification.VerificationService;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code ACCOUNT_EXISTENCE=conceal} nobody but the owner of a mailbox can tell
 * whether its address has an account.
 */
@IntegrationTest
class ConcealIntegrationTests {

	private static final TestAccount KNOWN = TestAccount.of("Known");

	private static final TestAccount NEWCOMER = TestAccount.of("Newcomer");

	private static final String NEW_PASSWORD = "eight white horses";

	@SuppressWarnings("NullAway.Init")
	private static TestInstance concealing;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@BeforeAll
	static void start(@Autowired ApplicationContext context) {
		concealing = TestInstance.beside(context, "ACCOUNT_EXISTENCE=conceal", "VERIFICATION_CODE_COOLDOWN_SECONDS=0");
	}

	@BeforeEach
	void openAccount() {
		KNOWN.insert(jdbc, TestPasswords.sha256(KNOWN.password()));
	}

	@AfterAll
	static void stop() {
		concealing.close();
	}

	@Test
	void noAddressExists() {
		assertThat(both((account) -> post(account, "check-email", Map.of("email", account.email())))).allMatch(
				(answer) -> answer.status() == 200 && answer.json().at("/data/exists").asString().equals("false"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "register", "reset_password" })
	void everyRequestForACodeIsGranted(String type) {
		List<ApiResponse> answers = both((account) -> sendCode(account, type));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isOk().hasText("/data/expires_in"));
	}

	@Test
	void theMailTellsWhoRegistersThatThereIsAnAccount() {
		both((account) -> sendCode(account, "register"));

		assertThat(mailbox.awaitMail(KNOWN.email()).code()).isEmpty();
		assertThat(mailbox.awaitMail(KNOWN.email()).subject()).contains("already");
		String code = mailbox.awaitCode(NEWCOMER.email());
		assertThat(NEWCOMER.register(concealing.api(), code)).isCreated();
	}

	@Test
	void aCodeForANewPasswordIsMailedOnlyWhereThereIsAnAccount() {
		both((account) -> sendCode(account, "reset_password"));

		String code = mailbox.awaitCode(KNOWN.email());
		assertThat(post(KNOWN, "reset-password",
				Map.of("email", KNOWN.email(), "code", code, "new_password", NEW_PASSWORD)))
			.isOk();
		assertThat(KNOWN.withPassword(NEW_PASSWORD).login(concealing.api())).isOk();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(jdbc.queryForObject("select count(*) from scheduled_tasks where task_name like ?",
							Integer.class, "%mail%"))
						.isZero());
		assertThat(mailbox.mailsTo(NEWCOMER.email())).isEmpty();
	}

	@Test
	void noCodeOpensASecondAccountAndWrongOnesAreRefusedAlike() {
		both((account) -> sendCode(account, "register"));

		for (int i = 0; i < 6; i++) {
			List<ApiResponse> answers = both(
					(account) -> register(account, "Somebody", wrongCode(account, "REGISTER")));
			assertThat(answers.getFirst()).hasReason(i < 5 ? "CODE_INVALID" : "CODE_ATTEMPTS_EXCEEDED");
		}
		assertThat(jdbc.queryForObject("select count(*) from users", Integer.class)).isOne();
	}

	@Test
	void notEvenTheDigitsOfADecoyOpenASecondAccount() {
		sendCode(KNOWN, "register");

		assertThat(register(KNOWN, "Somebody", digits(KNOWN, "REGISTER"))).hasReason("CODE_INVALID");
		sendCode(NEWCOMER, "reset_password");
		assertThat(reset(NEWCOMER, digits(NEWCOMER, "RESET_PASSWORD"))).hasReason("CODE_INVALID");
	}

	@Test
	void wrongCodesForANewPasswordAreRefusedAlike() {
		both((account) -> sendCode(account, "reset_password"));

		for (int i = 0; i < 6; i++) {
			List<ApiResponse> answers = both((account) -> reset(account, wrongCode(account, "RESET_PASSWORD")));
			assertThat(answers.getFirst()).hasReason(i < 5 ? "CODE_INVALID" : "CODE_ATTEMPTS_EXCEEDED");
		}
	}

	@Test
	void codesThatWereNeverSentAreRefusedAlike() {
		assertThat(both((account) -> register(account, "Somebody", "123456")).getFirst()).hasReason("CODE_INVALID");
		assertThat(both((account) -> reset(account, "123456")).getFirst()).hasReason("CODE_INVALID");
		assertThat(both((account) -> post(account, "verify-code", Map.of("email", account.email(), "code", "123456")))
			.getFirst()).hasReason("CODE_INVALID");
	}

	@Test
	void captchaAndDailyLimitAreTheSame() {
		for (String type : List.of("register", "reset_password")) {
			both((account) -> sendCode(account, type));
		}
		List<ApiResponse> challenges = both((account) -> sendCode(account, "register"));
		assertThat(challenges.getFirst()).hasReason("CAPTCHA_REQUIRED");
		for (int i = 2; i < 11; i++) {
			String type = i % 2 == 0 ? "register" : "reset_password";
			List<ApiResponse> answers = both((account) -> sendCodeWithCaptcha(account, type));
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.status()).isIn(200, 429));
		}
		assertThat(both((account) -> sendCodeWithCaptcha(account, "register")).getFirst())
			.hasReason("CODE_DAILY_LIMIT");
	}

	@Test
	void theCooldownIsTheSame(@Autowired ApplicationContext context) {
		try (TestInstance cooling = TestInstance.beside(context, "ACCOUNT_EXISTENCE=conceal")) {
			for (String type : List.of("register", "reset_password")) {
				List<ApiResponse> answers = both((account) -> from(account, cooling.api()).post(AUTH + "/send-code",
						Map.of("email", account.email(), "type", type)));
				assertThat(answers.getFirst().reason()).isEqualTo(type.equals("register") ? "" : "CODE_COOLDOWN");
			}
		}
	}

	/**
	 * Does the same for the known and for the unknown address, from two addresses that
	 * are counted apart, and verifies that nobody could tell the answers apart.
	 */
	private static List<ApiResponse> both(Function<TestAccount, ApiResponse> request) {
		List<ApiResponse> answers = List.of(request.apply(KNOWN), request.apply(NEWCOMER));
		assertThat(answers.getFirst().shape(KNOWN.email())).isEqualTo(answers.getLast().shape(NEWCOMER.email()));
		return answers;
	}

	private static ApiResponse post(TestAccount account, String path, Map<String, ?> body) {
		return from(account, concealing.api()).post(AUTH + "/" + path, body);
	}

	private static TestApi from(TestAccount account, TestApi api) {
		return api.from(account.equals(KNOWN) ? "198.51.100.1" : "203.0.113.1");
	}

	private static ApiResponse sendCode(TestAccount account, String type) {
		return post(account, "send-code", Map.of("email", account.email(), "type", type));
	}

	private static ApiResponse sendCodeWithCaptcha(TestAccount account, String type) {
		ApiResponse captcha = concealing.api().get(AUTH + "/captcha");
		return post(account, "send-code", Map.of("email", account.email(), "type", type, "captcha_id",
				captcha.data("/captcha_id"), "captcha_code", captcha.data("/captcha_text")));
	}

	private static ApiResponse register(TestAccount account, String username, String code) {
		return post(account, "register",
				Map.of("email", account.email(), "username", username, "password", account.password(), "code", code));
	}

	private static ApiResponse reset(TestAccount account, String code) {
		return post(account, "reset-password",
				Map.of("email", account.email(), "code", code, "new_password", NEW_PASSWORD));
	}

	private String wrongCode(TestAccount account, String purpose) {
		return digits(account, purpose).equals("000000") ? "000001" : "000000";
	}

	/**
	 * The digits that belong to a stored code, which is mailed to nobody if it is a
	 * decoy.
	 */
	private String digits(TestAccount account, String purpose) {
		UUID id = jdbc.queryForObject("select id from verification_codes where email = ? and purpose = ?", UUID.class,
				account.email(), purpose);
		return concealing.bean(VerificationService.class).due(Objects.requireNonNull(id)).orElseThrow().digits();
	}

}
