package dev.moongate.account;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands between a flooder and a mailbox, and between a guesser and a code.
 */
@IntegrationTest
class CodeGuardIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String SEND_CODE = TestAccount.AUTH + "/send-code";

	private static final double COOLDOWN_MICROS = 61_000_000;

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	StringRedisTemplate redis;

	@Test
	void ofFiftyRequestsForACodeAtOnceOneIsServed() {
		List<ApiResponse> answers = Race.of(50, runner -> request(api, "register"));

		assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
		assertThat(answers).allMatch(answer -> Set.of("", "CODE_COOLDOWN", "RATE_LIMITED").contains(answer.reason()));
		assertThat(mailbox.awaitMails(ADA.email(), 1)).hasSize(1);
	}

	@Test
	void theNextCodeHasToWaitInEverySpellingOfTheAddress() {
		assertThat(request(api, "register")).isOk().hasValue("/data/resend_in", "60");

		assertThat(api.post(SEND_CODE, Map.of("email", "ADA@EXAMPLE.COM", "type", "register")))
			.hasReason(Reason.CODE_COOLDOWN)
			.hasHeaderMatching("Retry-After", "5\\d|60");
	}

	@Test
	void theThirdCodeOfADayNeedsACaptcha() {
		assertThat(request(api, "register")).isOk();
		cooldownPasses();
		assertThat(request(api, "register")).isOk();
		cooldownPasses();

		ApiResponse challenge = request(api, "register");
		assertThat(challenge).hasReason(Reason.CAPTCHA_REQUIRED).hasValue("/data/captcha_required", "true");
		assertThat(requestWithCaptcha(api, challenge, "wrong!")).hasReason(Reason.CAPTCHA_INVALID);
		String right = challenge.data("/captcha/captcha_text");
		assertThat(requestWithCaptcha(api, challenge, right)).as("a wrong captcha costs nothing").isOk();
	}

	@Test
	void ofTwentyRequestsWithAWrongCaptchaNoneIsToldOfACode() {
		Map<String, String> wish = Map.of("email", ADA.email(), "type", "register", "captcha_id", "none",
				"captcha_code", "wrong!");

		List<ApiResponse> answers = Race.of(20, runner -> api.from("198.51.100." + (runner + 1)).post(SEND_CODE, wish));

		assertThat(answers).allMatch(answer -> answer.reason().equals("CAPTCHA_INVALID"));
		assertThat(request(api, "register")).isOk();
	}

	@Test
	void aRefusedRequestLeavesNoCooldownBehind() {
		assertThat(request(api, "reset_password")).hasReason(Reason.EMAIL_NOT_REGISTERED);

		assertThat(request(api, "register")).isOk();
	}

	@Test
	void ofAHundredGuessesAtOnceAtMostFiveAreEvaluatedAndTheRightCodeIsDeadThen() {
		String code = ADA.requestCode(api, mailbox, "register");
		String wrong = code.equals("000000") ? "000001" : "000000";

		List<ApiResponse> answers = Race.of(100, runner -> verify(api, wrong));

		assertThat(answers).filteredOn(answer -> answer.reason().equals("CODE_INVALID")).hasSizeBetween(1, 5);
		assertThat(verify(api, code).reason()).isIn("CODE_ATTEMPTS_EXCEEDED", "RATE_LIMITED");
		assertThat(ADA.register(api, code)).hasReason(Reason.CODE_ATTEMPTS_EXCEEDED)
			.hasHeaderMatching("Retry-After", "\\d+");
	}

	private static ApiResponse request(TestApi api, String type) {
		return api.post(SEND_CODE, Map.of("email", ADA.email(), "type", type));
	}

	private static ApiResponse requestWithCaptcha(TestApi api, ApiResponse challenge, String text) {
		return api.post(SEND_CODE, Map.of("email", ADA.email(), "type", "register", "captcha_id",
				challenge.data("/captcha/captcha_id"), "captcha_code", text));
	}

	private static ApiResponse verify(TestApi api, String code) {
		return api.post(TestAccount.AUTH + "/verify-code", Map.of("email", ADA.email(), "code", code));
	}

	/**
	 * Redis measures the cooldown with its own clock: what was sent is moved into the
	 * past instead.
	 */
	private void cooldownPasses() {
		for (String key : redis.keys("codes:*")) {
			Set<String> sent = redis.opsForZSet().range(key, 0, -1);
			for (String code : sent == null ? Set.<String>of() : sent) {
				redis.opsForZSet().incrementScore(key, code, -COOLDOWN_MICROS);
			}
		}
	}

}
