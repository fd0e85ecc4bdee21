package dev.moongate.system.web;

import java.net.http.HttpRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which words the service answers and writes.
 */
@IntegrationTest
class LanguageIntegrationTests {

	private static final String ENGLISH = "There is nothing at this address";

	private static final String SIMPLIFIED = "您访问的地址不存在";

	private static final String TRADITIONAL = "找不到這個位址";

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en                                  | en
			en-GB                               | en
			zh-CN                               | zh-CN
			zh-cn                               | zh-CN
			zh                                  | zh-CN
			zh-SG                               | zh-CN
			zh-Hans-TW                          | zh-CN
			zh-TW                               | zh-TW
			zh-HK                               | zh-TW
			zh-MO                               | zh-TW
			zh-Hant                             | zh-TW
			zh-Hant-CN                          | zh-TW
			zh-CN;q=0.1, zh-TW;q=0.9            | zh-TW
			zh-CN;q=0.9, zh-TW;q=0.1            | zh-CN
			fr, de;q=0.9, zh-TW;q=0.2           | zh-TW
			en;q=0, zh-CN;q=0.1                 | zh-CN
			zh-TW;q=0                           | en
			fr                                  | en
			*                                   | en
			fr, *;q=0.5                         | en
			zh-CN;q=nonsense                    | en
			;;;,,,                              | en
			'../../etc/passwd'                  | en
			'zh_CN'                             | en
			""")
	void messageIsInTheLanguageAskedFor(String header, String tag) {
		ApiResponse answer = api.withHeader("Accept-Language", header).get("/nothing");
		assertThat(answer).hasReason("PATH_NOT_FOUND").hasValue("/message", wordsOf(tag));
	}

	@Test
	void headerMayStandOnSeveralLines() {
		ApiResponse answer = api.withHeader("Accept-Language", "fr")
			.withHeader("Accept-Language", "zh-TW")
			.get("/nothing");
		assertThat(answer).hasReason("PATH_NOT_FOUND").hasValue("/message", TRADITIONAL);
	}

	@Test
	void overlongHeaderIsNotRead() {
		ApiResponse answer = api.withHeader("Accept-Language", "fr,".repeat(200) + "zh-TW").get("/nothing");
		assertThat(answer).hasReason("PATH_NOT_FOUND").hasValue("/message", ENGLISH);
	}

	@Test
	void withoutTheHeaderTheDefaultIsSpoken() {
		assertThat(api.get("/nothing")).hasReason("PATH_NOT_FOUND").hasValue("/message", ENGLISH);
	}

	@Test
	void successesFieldsAndFailuresOfFiltersSpeakItToo() {
		TestApi chinese = api.withHeader("Accept-Language", "zh-CN");
		assertThat(chinese.get(AUTH + "/captcha").json().path("message").asString()).matches("\\P{ASCII}+");
		ApiResponse failure = chinese.withHeader("Content-Type", "application/json")
			.send("POST", AUTH + "/check-email", "{}");
		assertThat(failure).hasReason("INVALID_FIELDS");
		assertThat(failure.json().at("/fields/0/message").asString()).matches("\\P{ASCII}+");
		ApiResponse refused = chinese.withHeader("Host", "evil.example").get("/health");
		assertThat(refused).hasReason("HOST_DENIED");
		assertThat(refused.json().path("message").asString()).matches("\\P{ASCII}+");
		ApiResponse missing = chinese.send("POST", AUTH + "/logout", HttpRequest.BodyPublishers.noBody());
		assertThat(missing.json().path("message").asString()).matches("\\P{ASCII}+");
	}

	@ParameterizedTest
	@CsvSource({ "en, code", "zh-CN, 验证码", "zh-TW, 驗證碼" })
	void mailIsInTheLanguageOfTheRequest(String tag, String word) {
		TestAccount ann = TestAccount.of("ann_lee");
		ann.requestCode(api.withHeader("Accept-Language", tag), mailbox, "register");
		assertThat(mailbox.awaitMail(ann.email()).text()).contains(word);
	}

	private static String wordsOf(String tag) {
		return switch (tag) {
			case "en" -> ENGLISH;
			case "zh-CN" -> SIMPLIFIED;
			default -> TRADITIONAL;
		};
	}

}
