package dev.moongate.captcha;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.ProblemException;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a captcha lives, and what kills it.
 */
@IntegrationTest
class CaptchaIntegrationTests {

	private static final String PNG_URL = "data:image/png;base64,";

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private StringRedisTemplate redis;

	@Autowired
	private CaptchaService captchas;

	private String id = "";

	private String text = "";

	@BeforeEach
	void draw() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		take(api.get(AUTH + "/captcha"));
	}

	@Test
	void imageIsAPngOfItsOwn() throws IOException {
		ApiResponse one = api.get(AUTH + "/captcha");
		ApiResponse other = api.get(AUTH + "/captcha");
		assertThat(one.data("/captcha_image")).startsWith(PNG_URL).isNotEqualTo(other.data("/captcha_image"));
		assertThat(one.data("/captcha_id")).isNotEqualTo(other.data("/captcha_id"));
		byte[] png = Base64.getDecoder().decode(one.data("/captcha_image").substring(PNG_URL.length()));
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
		assertThat(image.getWidth()).isGreaterThan(80);
		assertThat(image.getHeight()).isGreaterThan(30);
		assertThat(one.data("/captcha_text")).matches("[A-Z0-9]{4}");
	}

	@Test
	void rightAnswerWorksOnce() {
		assertThat(login(text)).isOk();
		assertThat(login(text)).hasReason("CAPTCHA_INVALID");
	}

	@Test
	void rightAnswerIsUsedUpByAWrongPasswordToo() {
		assertThat(login(ANN.withPassword("wrong"), text)).hasReason("INVALID_CREDENTIALS");
		assertThat(login(text)).hasReason("CAPTCHA_INVALID");
	}

	@Test
	void twoWrongAnswersAreForgiven() {
		assertThat(login("----")).hasReason("CAPTCHA_INVALID");
		assertThat(login("----")).hasReason("CAPTCHA_INVALID");
		assertThat(login(text)).isOk();
	}

	@Test
	void thirdWrongAnswerKills() {
		for (int i = 0; i < 3; i++) {
			assertThat(login("----")).hasReason("CAPTCHA_INVALID");
		}
		assertThat(login(text)).hasReason("CAPTCHA_INVALID");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "%S", " %s " })
	void answerHasNoCase(String form) {
		String typed = form.equals("%S") ? text : form.formatted(text.toLowerCase(Locale.ROOT));
		assertThat(login(typed)).isOk();
	}

	@Test
	void answerToAnotherCaptchaIsWrong() {
		String first = id;
		take(api.get(AUTH + "/captcha"));
		assertThat(login(ANN, first, text)).hasReason("CAPTCHA_INVALID");
		assertThat(login(text)).isOk();
	}

	@Test
	void refreshKillsTheOldOneAndTheNewOneWorks() {
		String oldId = id;
		String oldText = text;
		ApiResponse refreshed = api.post(AUTH + "/captcha/refresh", Map.of("captcha_id", oldId));
		assertThat(refreshed).isOk().hasValue("/data/required", "true");
		take(refreshed);
		assertThat(id).isNotEqualTo(oldId);
		assertThat(login(ANN, oldId, oldText)).hasReason("CAPTCHA_INVALID");
		assertThat(login(text)).isOk();
	}

	@Test
	void refreshOfADeadOneDrawsANewOne() {
		assertThat(api.post(AUTH + "/captcha/refresh", Map.of("captcha_id", "long gone"))).isOk()
			.hasText("/data/captcha_id");
		assertThat(api.post(AUTH + "/captcha/refresh", Map.of())).hasReason("INVALID_FIELDS").hasFields("captcha_id");
	}

	@Test
	void rightAnswersAtOnceThenOneCounts() {
		CaptchaAnswer answer = new CaptchaAnswer(id, text);
		List<Boolean> right = Race.of(20, (runner) -> {
			try {
				captchas.solve(answer);
				return true;
			}
			catch (ProblemException ex) {
				return false;
			}
		});
		assertThat(right).containsOnlyOnce(true);
	}

	@Test
	void redisForgetsInTimeAndKnowsNoAnswer() {
		assertThat(redis.keys("captcha:*")).hasSize(1).allSatisfy((key) -> {
			assertThat(key).doesNotContain(id);
			assertThat(redis.opsForValue().get(key)).doesNotContainIgnoringCase(text + ":");
			assertThat(Duration.ofSeconds(redis.getExpire(key))).isPositive()
				.isLessThanOrEqualTo(Duration.ofMinutes(5));
		});
	}

	@Test
	void captchaThatALoginAsksForOpensTheWay() {
		assertThat(ANN.withPassword("wrong").login(api)).hasReason("INVALID_CREDENTIALS")
			.hasValue("/data/captcha_required", "false")
			.hasNo("/data/captcha/captcha_id");
		ApiResponse second = ANN.withPassword("wrong").login(api);
		assertThat(second).hasReason("INVALID_CREDENTIALS").hasValue("/data/captcha_required", "true");
		ApiResponse third = ANN.login(api);
		assertThat(third).hasReason("CAPTCHA_REQUIRED").hasValue("/data/captcha_required", "true");
		for (ApiResponse asked : List.of(second, third)) {
			assertThat(login(ANN, asked.data("/captcha/captcha_id"), asked.data("/captcha/captcha_text"))).isOk();
		}
	}

	private void take(ApiResponse captcha) {
		id = captcha.data("/captcha_id");
		text = captcha.data("/captcha_text");
	}

	private ApiResponse login(String answer) {
		return login(ANN, answer);
	}

	private ApiResponse login(TestAccount account, String answer) {
		return login(account, id, answer);
	}

	private ApiResponse login(TestAccount account, String captchaId, String answer) {
		return api.post(AUTH + "/login", Map.of("email", account.email(), "password", account.password(), "captcha_id",
				captchaId, "captcha_code", answer));
	}

}
