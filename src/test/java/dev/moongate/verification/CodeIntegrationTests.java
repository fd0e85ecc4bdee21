package dev.moongate.verification;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a mailed code opens, and what it does not.
 */
@IntegrationTest
class CodeIntegrationTests {

	private static final Duration EXPIRY = Duration.ofMinutes(10);

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private VerificationService verification;

	private final TestAccount ann = TestAccount.of("ann_lee");

	private final TestAccount bob = TestAccount.of("bob_ray");

	@SuppressWarnings("NullAway.Init")
	private String code;

	@BeforeEach
	void askForCode() {
		code = ann.requestCode(api, mailbox, "register");
	}

	@Test
	void verifyThenTheCodeIsNotUsedUpHoweverOften() {
		for (int i = 0; i < 7; i++) {
			assertThat(verify(ann, code)).isOk();
		}
		assertThat(ann.register(api, code)).isCreated();
	}

	@Test
	void usedCodeIsInvalid() {
		assertThat(ann.register(api, code)).isCreated();
		assertThat(verify(ann, code)).hasReason("CODE_INVALID");
		assertThat(new TestAccount(ann.email(), "other", ann.password()).register(api, code)).hasReason("CODE_INVALID");
	}

	@Test
	void usedResetCodeIsInvalid() {
		UUID id = ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		String resetCode = issue(ann, Purpose.RESET_PASSWORD, new CodeBinding(new UserId(id), 0), 2);
		assertThat(reset(ann, resetCode)).isOk();
		assertThat(reset(ann, resetCode)).hasReason("CODE_INVALID");
	}

	@Test
	void expiredCodeIsToldAsSuch() {
		clock.advance(EXPIRY.minusSeconds(60));
		assertThat(verify(ann, code)).isOk();
		clock.advance(Duration.ofSeconds(61));
		assertThat(verify(ann, code)).hasReason("CODE_EXPIRED");
		assertThat(ann.register(api, code)).hasReason("CODE_EXPIRED");
	}

	@Test
	void newCodeTakesThePlaceOfTheOld() {
		String second = issue(ann, Purpose.REGISTER, 2);
		assertThat(verify(ann, code)).hasReason("CODE_INVALID");
		assertThat(ann.register(api, code)).hasReason("CODE_INVALID");
		assertThat(ann.register(api, second)).isCreated();
	}

	@Test
	void codeOfOnePurposeIsWorthNothingForAnother() {
		ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		assertThat(verify(ann, code, "reset_password")).hasReason("CODE_INVALID");
		assertThat(reset(ann, code)).hasReason("CODE_INVALID");
		assertThat(verify(ann, code)).isOk();
	}

	@Test
	void codeOfOneAddressIsWorthNothingForAnother() {
		assertThat(verify(bob, code)).hasReason("CODE_INVALID");
		String bobs = issue(bob, Purpose.REGISTER, 1);
		assertThat(bobs).isNotEqualTo(code);
		assertThat(bob.register(api, code)).hasReason("CODE_INVALID");
		assertThat(bob.register(api, bobs)).isCreated();
	}

	@Test
	void fiveWrongTriesKillTheCode() {
		for (int i = 1; i <= 5; i++) {
			assertThat(verify(ann, Guess.wrong(code, i))).hasReason("CODE_INVALID");
		}
		assertThat(verify(ann, code)).hasReason("CODE_ATTEMPTS_EXCEEDED")
			.hasHeaderMatching("Retry-After", "600|5[0-9]{2}");
		assertThat(ann.register(api, code)).hasReason("CODE_ATTEMPTS_EXCEEDED")
			.hasHeaderMatching("Retry-After", "\\d+");
		String second = issue(ann, Purpose.REGISTER, 2);
		assertThat(ann.register(api, second)).isCreated();
	}

	@Test
	void wrongTriesWhereverTheyAreMadeCountAgainstTheCode() {
		assertThat(verify(ann, Guess.wrong(code, 1))).hasReason("CODE_INVALID");
		assertThat(verify(ann, Guess.wrong(code, 2))).hasReason("CODE_INVALID");
		for (int i = 3; i <= 5; i++) {
			assertThat(ann.register(api, Guess.wrong(code, i))).hasReason("CODE_INVALID");
		}
		assertThat(ann.register(api, code)).hasReason("CODE_ATTEMPTS_EXCEEDED");
	}

	@Test
	void rightTriesAreNoWrongOnes() {
		for (int i = 1; i <= 4; i++) {
			assertThat(verify(ann, Guess.wrong(code, i))).hasReason("CODE_INVALID");
			assertThat(verify(ann, code)).isOk();
		}
		assertThat(ann.register(api, code)).isCreated();
	}

	@Test
	void codeSurvivesARefusedNameAndARefusedPassword() {
		bob.insert(jdbc, TestPasswords.sha256(bob.password()));
		assertThat(new TestAccount(ann.email(), "BOB_Ray", ann.password()).register(api, code))
			.hasReason("USERNAME_TAKEN");
		assertThat(new TestAccount(ann.email(), "admin", ann.password()).register(api, code))
			.hasReason("INVALID_FIELDS")
			.hasFields("username");
		assertThat(ann.withPassword("password1").register(api, code)).hasReason("WEAK_PASSWORD").hasFields("password");
		assertThat(ann.register(api, code)).isCreated();
	}

	@Test
	void codeSurvivesAnAddressTakenMeanwhileAndOpensNothing() {
		new TestAccount(ann.email(), "earlier", ann.password()).insert(jdbc, TestPasswords.sha256("x"));
		assertThat(ann.register(api, code)).hasReason("EMAIL_TAKEN");
		assertThat(verify(ann, code)).isOk();
	}

	@Test
	void codeOfAnOlderPasswordIsDead() {
		UUID id = ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		String resetCode = issue(ann, Purpose.RESET_PASSWORD, new CodeBinding(new UserId(id), 0), 2);
		assertThat(verify(ann, resetCode, "reset_password")).isOk();
		jdbc.update("update users set credential_version = credential_version + 1");
		assertThat(verify(ann, resetCode, "reset_password")).hasReason("CODE_INVALID");
		assertThat(reset(ann, resetCode)).hasReason("CODE_INVALID");
	}

	@Test
	void noCodeGoesWhereItIsOfNoUse() {
		bob.insert(jdbc, TestPasswords.sha256(bob.password()));
		assertThat(send(bob, "register")).hasReason("EMAIL_TAKEN");
		assertThat(send(TestAccount.of("nobody1"), "reset_password")).hasReason("EMAIL_NOT_REGISTERED");
	}

	@ParameterizedTest
	@CsvSource({ "code", "nickname" })
	void registrationWithoutACodeIsToldSoWithEverythingElse(String field) {
		Map<String, String> form = Map.of("email", "nowhere", "username", "?", "password", ann.password(), field, "");
		assertThat(api.post(AUTH + "/register", form)).hasReason("INVALID_FIELDS")
			.hasFields("email", "username", "code")
			.hasValue("/fields/2/message", "is required");
	}

	@ParameterizedTest
	@CsvSource({ "12345", "1234567", "12345a", "' 12345'", "１２３４５６", "-12345" })
	void whatIsNotSixDigitsIsNoTry(String typed) {
		for (int i = 0; i < 6; i++) {
			assertThat(verify(ann, typed)).hasReason("INVALID_FIELDS").hasFields("code");
		}
		assertThat(verify(ann, code)).isOk();
	}

	private String issue(TestAccount account, Purpose purpose, int mail) {
		return issue(account, purpose, CodeBinding.NONE, mail);
	}

	private String issue(TestAccount account, Purpose purpose, CodeBinding binding, int mail) {
		verification.issue(new EmailAddress(account.email()), purpose, binding, Language.ENGLISH, Delivery.CODE);
		return mailbox.awaitCode(account.email(), mail);
	}

	private ApiResponse send(TestAccount account, String type) {
		return api.post(AUTH + "/send-code", Map.of("email", account.email(), "type", type));
	}

	private ApiResponse verify(TestAccount account, String digits) {
		return api.post(AUTH + "/verify-code", Map.of("email", account.email(), "code", digits));
	}

	private ApiResponse verify(TestAccount account, String digits, String type) {
		return api.post(AUTH + "/verify-code", Map.of("email", account.email(), "code", digits, "type", type));
	}

	private ApiResponse reset(TestAccount account, String digits) {
		return api.post(AUTH + "/reset-password",
				Map.of("email", account.email(), "code", digits, "new_password", "nine green bottles"));
	}

}
