package dev.moongate.system.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.services.MailServer;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever happens, the log tells of it in whole lines, and no secret.
 */
@IntegrationTest
class LogSecretsIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	private static final TestAccount BOB = TestAccount.of("bob_ray");

	private static final TestAccount CAT = TestAccount.of("cat_fox");

	private static final Pattern LINE = Pattern
		.compile("\\S+ (ERROR|WARN |INFO ) \\[[^\\]]+] \\S+ [:|] \\P{Cc}{0,2100}");

	private final List<String> secrets = new ArrayList<>();

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private MailServer mailServer;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Environment environment;

	@Autowired
	private JdbcConnectionDetails database;

	@BeforeEach
	void knowSecrets() {
		secrets.add(environment.getRequiredProperty("SECRET_KEY"));
		secrets.add(Objects.requireNonNull(database.getPassword()));
		for (TestAccount account : List.of(ANN, BOB, CAT)) {
			secrets.addAll(List.of(account.email(), account.password()));
		}
	}

	@AfterEach
	void restart() {
		mailServer.restart();
	}

	@Test
	void logOfAWholeFlowTellsNoSecret() {
		try (TestLog console = TestLog.of("console"); TestLog json = TestLog.of("json")) {
			String refreshToken = signUpAndIn();
			failToSignIn();
			sendBadTokens(refreshToken);
			resetAndSignOut();
			failForMail();
			failForDatabase();
			failForUs();
			assertThat(console.outputs()).anyMatch((line) -> line.contains("could not be served"))
				.anyMatch((line) -> line.contains("not sent yet"))
				.anyMatch((line) -> line.contains("/login failed"))
				.flatExtracting((output) -> output.lines().toList())
				.allMatch((line) -> LINE.matcher(line.toString()).matches());
			assertThat(json.outputs()).anyMatch((line) -> line.contains("could not be served"))
				.allMatch((line) -> line.lines().count() == 1)
				.allMatch((line) -> isEvent(JsonMapper.builder().build().readTree(line)));
			assertNoSecretIn(String.join("", console.outputs()));
			assertNoSecretIn(String.join("", json.outputs()));
		}
	}

	/**
	 * PostgreSQL would name the values.
	 */
	@Test
	void brokenConstraintTellsNoValue() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> ANN.insert(jdbc, "x"))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMostSpecificCause().getMessage())).doesNotContain("@"));
	}

	private String signUpAndIn() {
		String code = ANN.requestCode(api, mailbox, "register");
		secrets.add(code);
		tokens(ANN.register(api, code));
		String refreshToken = tokens(ANN.login(api));
		ApiResponse renewed = api.post(AUTH + "/refresh", Map.of("refresh_token", refreshToken));
		secrets.addAll(List.of(renewed.data("/access_token"), renewed.data("/refresh_token")));
		return refreshToken;
	}

	private String tokens(ApiResponse answer) {
		secrets.add(answer.data("/tokens/access_token"));
		secrets.add(answer.data("/tokens/refresh_token"));
		return answer.data("/tokens/refresh_token");
	}

	private void failToSignIn() {
		TestAccount mistaken = ANN.withPassword("eight green bottles");
		secrets.add(mistaken.password());
		for (int i = 0; i < 4; i++) {
			ApiResponse captcha = api.get(AUTH + "/captcha");
			secrets.addAll(List.of(captcha.data("/captcha_text"), captcha.data("/captcha_id")));
			mistaken.login(api);
			api.post(AUTH + "/login", Map.of("email", ANN.email(), "password", mistaken.password(), "captcha_id",
					captcha.data("/captcha_id"), "captcha_code", captcha.data("/captcha_text")));
		}
	}

	private void sendBadTokens(String refreshToken) {
		api.withBearer(refreshToken).get(AUTH + "/me").assertThat().hasReason("TOKEN_INVALID");
		api.withBearer(refreshToken + "x").get(AUTH + "/sessions?token=" + refreshToken);
		api.withHeader("Cookie", "refresh_token=\"" + refreshToken + "\\").post(AUTH + "/refresh");
		api.withHeader("Cookie", "=" + refreshToken + "@").get(AUTH + "/me");
		api.post(AUTH + "/refresh", Map.of("refresh_token", refreshToken + "x"));
		api.get("/nothing/" + refreshToken).assertThat().hasReason("PATH_NOT_FOUND");
		api.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/login", "{\"password\": \"" + ANN.password() + "\", \"email\": [" + ANN.email());
	}

	private void resetAndSignOut() {
		BOB.insert(jdbc, TestPasswords.sha256(BOB.password()));
		String code = BOB.requestCode(api, mailbox, "reset_password");
		secrets.add(code);
		TestAccount renewed = BOB.withPassword("nine green bottles");
		secrets.add(renewed.password());
		api.post(AUTH + "/reset-password",
				Map.of("email", BOB.email(), "code", code, "new_password", renewed.password()))
			.assertThat()
			.isOk();
		ApiResponse login = renewed.login(api);
		tokens(login);
		api.withBearer(login.data("/tokens/access_token")).post(AUTH + "/logout").assertThat().isOk();
	}

	private void failForMail() {
		mailServer.kill();
		try (TestLog log = TestLog.of("console")) {
			api.post(AUTH + "/send-code", Map.of("email", CAT.email(), "type", "register")).assertThat().isOk();
			Awaitility.await().until(() -> log.outputs().stream().anyMatch((line) -> line.contains("not sent yet")));
		}
		mailServer.restart();
	}

	private void failForDatabase() {
		transaction.executeWithoutResult((status) -> {
			jdbc.execute("lock table users in access exclusive mode");
			api.post(AUTH + "/check-email", Map.of("email", BOB.email()))
				.assertThat()
				.hasReason("DEPENDENCY_UNAVAILABLE");
		});
	}

	private void failForUs() {
		CAT.insert(jdbc, TestPasswords.sha256(CAT.password()));
		jdbc.update("update users set roles = '{NOBODY}'");
		CAT.login(api).assertThat().hasReason("INTERNAL_ERROR");
	}

	private void assertNoSecretIn(String log) {
		for (String secret : secrets) {
			assertThat(Pattern.compile("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)").matcher(log).find())
				.as("%s in %s", secret, log)
				.isFalse();
		}
	}

	private static boolean isEvent(JsonNode event) {
		return event.hasNonNull("@timestamp") && event.hasNonNull("message") && event.path("log").hasNonNull("level");
	}

}
