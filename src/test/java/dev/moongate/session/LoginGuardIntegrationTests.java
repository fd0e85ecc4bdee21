package dev.moongate.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands between a guesser and an account.
 */
@IntegrationTest
class LoginGuardIntegrationTests {

	private static final String LOGIN = TestAccount.AUTH + "/login";

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount NOBODY = TestAccount.of("Nobody1");

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	PasswordHasher hasher;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
	}

	@Test
	void failuresByEmailAndByUsernameLockTheAccountTogether() {
		List<String> names = List.of("email:ada@example.com", "username:ADA", "email:ADA@Example.Com", "username:ada",
				"email:ada@example.com");
		ApiResponse answer = null;
		for (String name : names) {
			answer = fail(api, name, answer);
			assertThat(answer).hasReason(Reason.INVALID_CREDENTIALS);
		}

		assertThat(ADA.login(api)).hasReason(Reason.ACCOUNT_LOCKED).hasHeaderMatching("Retry-After", "8\\d\\d|900");
		assertThat(ADA.loginBy(api, "username", "Ada")).hasReason(Reason.ACCOUNT_LOCKED);
	}

	@Test
	void theThirdTryNeedsACaptchaAndIsNotEvaluatedWithoutOne() {
		ApiResponse first = fail(api, "email:ada@example.com", null);
		assertThat(first).hasValue("/data/captcha_required", "false").hasNo("/data/captcha");
		ApiResponse second = fail(api, "email:ada@example.com", first);
		assertThat(second).hasValue("/data/captcha_required", "true").hasText("/data/captcha/captcha_image");

		assertThat(ADA.login(api)).hasReason(Reason.CAPTCHA_REQUIRED).hasText("/data/captcha/captcha_id");
		assertThat(loginWithCaptcha(api, second, "wrong!")).hasReason(Reason.CAPTCHA_INVALID);
		String right = second.data("/captcha/captcha_text").toLowerCase(Locale.ROOT);
		assertThat(loginWithCaptcha(api, second, right)).isOk();
		assertThat(loginWithCaptcha(api, second, right)).hasReason(Reason.CAPTCHA_INVALID);
	}

	@Test
	void successClearsTheCount() {
		fail(api, "email:ada@example.com", null);
		assertThat(ADA.login(api)).isOk();
		assertThat(fail(api, "email:ada@example.com", null)).hasValue("/data/captcha_required", "false");
	}

	@Test
	void anUnknownAccountBehavesLikeAKnownOne() {
		List<String> known = story(api, "email:ada@example.com");
		List<String> unknown = story(api, "email:" + NOBODY.email());
		List<String> unknownName = story(api, "username:" + NOBODY.username());

		assertThat(unknown).isEqualTo(known);
		assertThat(unknownName).isEqualTo(known);
	}

	@Test
	void ofFiftyWrongLoginsAtOnceAtMostFiveAreEvaluated() {
		List<ApiResponse> answers = Race.of(50, runner -> ADA.withPassword("wrong " + runner).login(api));

		assertThat(answers).filteredOn(answer -> answer.reason().equals("INVALID_CREDENTIALS")).hasSizeBetween(1, 5);
		assertThat(answers).noneMatch(answer -> answer.status() == 200 || answer.status() == 500);
	}

	@Test
	void aRightLoginAmongFortyNineWrongOnesOpensNoWayPastTheLimit() {
		List<ApiResponse> answers = Race.of(50,
				runner -> (runner == 25 ? ADA : ADA.withPassword("wrong " + runner)).login(api));

		// a right login clears the count: as many tries may fail again after it
		assertThat(answers).filteredOn(answer -> answer.reason().equals("INVALID_CREDENTIALS"))
			.hasSizeLessThanOrEqualTo(10);
		assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
		assertThat(answers).as("looked at")
			.anyMatch(answer -> answer.status() == 200 || answer.reason().equals("INVALID_CREDENTIALS"));
	}

	@Test
	void twentyRightLoginsAtOnceLockNothingAndNeedNoCaptcha() {
		List<ApiResponse> answers = Race.of(20, runner -> ADA.login(api));

		assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.reason().equals("BUSY"));
		assertThat(answers).anyMatch(answer -> answer.status() == 200);
		assertThat(ADA.login(api)).isOk();
	}

	@Test
	void aWrongCurrentPasswordCountsAsAFailedLogin() {
		TestApi signedIn = api.withBearer(ADA.login(api).data("/tokens/access_token"));
		for (int i = 0; i < 5; i++) {
			assertThat(signedIn.post(TestAccount.AUTH + "/change-password",
					Map.of("current_password", "wrong " + i, "new_password", "eight white horses")))
				.hasReason(Reason.INVALID_CREDENTIALS);
		}

		assertThat(ADA.login(api)).hasReason(Reason.ACCOUNT_LOCKED);
	}

	@Test
	void afterTenFailuresFromAnywhereEveryoneNeedsACaptchaAndTheOwnerIsTold() {
		jdbc.update("update users set failed_logins = 9");

		assertThat(fail(api, "email:ada@example.com", null)).hasValue("/data/captcha_required", "true");
		assertThat(mailbox.awaitMail(ADA.email()).code()).isEmpty();
		ApiResponse challenge = ADA.login(api);
		assertThat(challenge).hasReason(Reason.CAPTCHA_REQUIRED);
		assertThat(loginWithCaptcha(api, challenge, challenge.data("/captcha/captcha_text"))).isOk();

		jdbc.update("update users set failed_logins = 9");
		fail(api, "email:ada@example.com", null);
		assertThat(mailbox.mailsTo(ADA.email())).as("once a day").hasSize(1);
	}

	@Test
	void afterAHundredFailuresOnlyAMailedResetOpensTheAccount() {
		jdbc.update("update users set failed_logins = 100");
		assertThat(ADA.login(api)).hasReason(Reason.ACCOUNT_LOCKED);

		String code = ADA.requestCode(api, mailbox, "reset_password");
		assertThat(api.post(TestAccount.AUTH + "/reset-password",
				Map.of("email", ADA.email(), "code", code, "new_password", "eight white horses")))
			.isOk();

		assertThat(ADA.withPassword("eight white horses").login(api)).isOk();
	}

	@Test
	void afterAHundredFailuresATokenAndThePasswordDoNotOpenTheAccountEither() {
		TestApi ada = ADA.signIn(api);
		jdbc.update("update users set failed_logins = 100");

		for (ApiResponse answer : List.of(
				ada.post(TestAccount.AUTH + "/change-password",
						Map.of("current_password", ADA.password(), "new_password", "eight white horses")),
				ada.delete(TestAccount.AUTH + "/me", Map.of("password", ADA.password())))) {
			assertThat(answer).hasReason(Reason.ACCOUNT_LOCKED).hasHeader("Retry-After", "86400");
		}
		assertThat(jdbc.queryForObject("select failed_logins from users", Integer.class)).isEqualTo(100);
	}

	private static List<String> story(TestApi api, String name) {
		List<String> story = new ArrayList<>();
		ApiResponse answer = null;
		for (int i = 0; i < 6; i++) {
			answer = fail(api, name, answer);
			story.add(answer.status() + " " + answer.reason() + " " + answer.json().at("/data/captcha_required") + " "
					+ answer.headers().map().keySet());
		}
		return story;
	}

	/**
	 * Fails once more, with the captcha that the answer before demanded.
	 */
	private static ApiResponse fail(TestApi api, String name, @Nullable ApiResponse before) {
		Map<String, String> body = new HashMap<>();
		body.put(name.substring(0, name.indexOf(':')), name.substring(name.indexOf(':') + 1));
		body.put("password", "not the password");
		if (before != null && !before.json().at("/data/captcha").isMissingNode()) {
			body.put("captcha_id", before.data("/captcha/captcha_id"));
			body.put("captcha_code", before.data("/captcha/captcha_text"));
		}
		return api.post(LOGIN, body);
	}

	private static ApiResponse loginWithCaptcha(TestApi api, ApiResponse challenge, String text) {
		return api.post(LOGIN, Map.of("email", ADA.email(), "password", ADA.password(), "captcha_id",
				challenge.data("/captcha/captcha_id"), "captcha_code", text));
	}

}
