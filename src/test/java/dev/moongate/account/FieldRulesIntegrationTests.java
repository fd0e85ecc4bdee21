package dev.moongate.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The field rules of the contract, as they hold for what arrives in JSON.
 */
@IntegrationTest
class FieldRulesIntegrationTests {

	/** What a right form of every field is answered with: nobody has asked for a code. */
	private static final String READ = "CODE_INVALID";

	private static final String INVALID = "INVALID_FIELDS";

	private static final String WEAK = "WEAK_PASSWORD";

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	static List<Rule> rules() {
		return List.of(
				// addresses are ASCII, whatever looks like it
				new Rule("email", "ANN@Example.COM", READ), new Rule("email", "ann\\u0040example.com", READ),
				new Rule("email", "ann\\uff20example.com", INVALID),
				new Rule("email", "\\uff41nn@example.com", INVALID),
				new Rule("email", "ann@example\\u3002com", INVALID),
				new Rule("email", "ann@ex\\u0131mple.com", INVALID),
				new Rule("email", "\\u0130nn@example.com", INVALID),
				new Rule("email", "\\u212ann@example.com", INVALID),
				new Rule("email", "ann\\u200b@example.com", INVALID),
				new Rule("email", "ann@example.com\\u0000", INVALID),
				new Rule("email", "\\ufeffann@example.com", INVALID),
				new Rule("email", "ann\\u0301@example.com", INVALID),
				new Rule("email", "ann@example.com\\r\\nBcc: a@example.com", INVALID),
				new Rule("email", "\\ud800nn@example.com", INVALID),
				new Rule("email", "a\\\"b\\\"@example.com", INVALID),
				// usernames too
				new Rule("username", "ANN_1", READ), new Rule("username", "\\u0430nn", INVALID),
				new Rule("username", "ann\\u0131", INVALID), new Rule("username", "\\u212Ann", INVALID),
				new Rule("username", "ann\\u200d", INVALID), new Rule("username", "an\\u0308n", INVALID),
				new Rule("username", "\\uff41nn", INVALID), new Rule("username", "ann\\n", INVALID),
				new Rule("username", "ann\\ud83d\\ude00", INVALID), new Rule("username", "ADMIN", INVALID),
				// codes are six ASCII digits
				new Rule("code", "\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666", INVALID),
				new Rule("code", "\\uff11\\uff12\\uff13\\uff14\\uff15\\uff16", INVALID),
				new Rule("code", " 123456", INVALID), new Rule("code", "123456\\u0000", INVALID),
				new Rule("code", "12345\\u00b2", INVALID),
				// passwords are counted in code points, after normalisation
				new Rule("password", "\\ud83d\\ude00".repeat(7) + "!", READ),
				new Rule("password", "\\ud83d\\ude00".repeat(7), WEAK),
				new Rule("password", "\\ud83d\\ude00".repeat(63) + "!", READ),
				new Rule("password", "\\ud83d\\ude00".repeat(65), WEAK),
				new Rule("password", "u\\u0308".repeat(7), WEAK),
				new Rule("password", "u\\u0308".repeat(63) + "!", READ),
				new Rule("password", "green bottle\\ud83d", WEAK), new Rule("password", "\\ude00green bottle", WEAK),
				new Rule("password", "green\\u0000bottle", WEAK), new Rule("password", "green\\u0085bottle", WEAK),
				new Rule("password", "green\\u007fbottle", WEAK), new Rule("password", "PASSWORD1", WEAK),
				new Rule("password", "", INVALID),
				// names are of any script, but visible
				new Rule("name", "\\u674e\\u5b89", READ), new Rule("name", "\\ud83d\\udc69\\u200d\\ud83d\\ude80", READ),
				new Rule("name", "\\ud83d\\ude00".repeat(64), READ),
				new Rule("name", "\\ud83d\\ude00".repeat(65), INVALID), new Rule("name", "a\\ud83d", INVALID),
				new Rule("name", "\\u200b", INVALID), new Rule("name", "a\\u202eb", INVALID),
				new Rule("name", "a\\u2028b", INVALID), new Rule("name", "", INVALID));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void fieldIsReadAsTheContractSays(Rule rule) {
		ApiResponse answer = register(rule);
		assertThat(answer).hasReason(rule.reason);
		if (!rule.reason.equals(READ)) {
			assertThat(answer).hasFields(rule.field);
		}
	}

	@Test
	void passwordIsTheSameHoweverTheKeyboardComposesIt() {
		TestAccount composed = TestAccount.of("ann_lee").withPassword("sieben grüne Flaschen é가");
		TestAccount decomposed = composed.withPassword(Normalizer.normalize(composed.password(), Normalizer.Form.NFD));
		assertThat(decomposed.password()).isNotEqualTo(composed.password());
		decomposed.register(api, mailbox);
		assertThat(composed.login(api)).isOk();
		assertThat(decomposed.login(api)).isOk();
		// what only looks the same is another password
		assertThat(composed.withPassword(composed.password() + "\u200b").login(api)).hasReason("INVALID_CREDENTIALS");
	}

	@Test
	void addressIsOneInWhateverCase() {
		TestAccount.of("ann_lee").register(api, mailbox);
		ApiResponse taken = api.post(AUTH + "/check-email", Map.of("email", "ANN_LEE@EXAMPLE.COM"));
		assertThat(taken).isOk().hasValue("/data/exists", "true");
		assertThat(TestAccount.of("ann_lee").loginBy(api, "username", "ANN_LEE")).isOk();
	}

	private ApiResponse register(Rule rule) {
		String form = "{\"email\": \"ann@example.com\", \"username\": \"ann\", \"password\": \"seven green bottles\", "
				+ "\"code\": \"123456\", \"name\": \"Ann\"}";
		String body = form.replaceFirst("(\"%s\": )\"[^\"]*\"".formatted(rule.field),
				"$1\"" + Matcher.quoteReplacement(rule.json) + "\"");
		return api.withHeader("Content-Type", "application/json").send("POST", AUTH + "/register", body);
	}

	/**
	 * What becomes of a field's value.
	 *
	 * @param field the field
	 * @param json the value as it stands between quotes
	 * @param reason what the registration fails for
	 */
	record Rule(String field, String json, String reason) {
	}

}
