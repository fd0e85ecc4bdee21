package dev.moongate.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Profiles changed by their owners.
 */
@IntegrationTest
class ProfileChangeIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String ME = AUTH + "/me";

	private static final String AVATAR = "https://example.com/ada.png";

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TestApi api;

	@SuppressWarnings("NullAway.Init")
	TestApi ada;

	@BeforeEach
	void signIn() {
		ada = signedIn(ADA);
	}

	@Test
	void whatIsSentChangesAndCountsAtOnceAndTheRestStays() {
		assertThat(ada.patch(ME, Map.of("name", "Ada Lovelace", "avatar", AVATAR))).isOk()
			.hasValue("/data/name", "Ada Lovelace")
			.hasValue("/data/avatar", AVATAR)
			.hasValue("/data/username", "Ada");
		assertThat(ada.get(ME)).isOk().hasValue("/data/name", "Ada Lovelace").hasValue("/data/avatar", AVATAR);

		assertThat(ada.patch(ME, Map.of("username", "Countess"))).isOk().hasValue("/data/name", "Ada Lovelace");
		assertThat(ada.get(ME)).hasValue("/data/username", "Countess");
		assertThat(ADA.loginBy(api, "username", "countess")).isOk();
		assertThat(ADA.loginBy(api, "username", "Ada")).hasReason(Reason.INVALID_CREDENTIALS);
	}

	@Test
	void aTokenCarriesTheUsernameOfItsIssueAndTheNextOneTheNew() {
		String refresh = ADA.login(api).data("/tokens/refresh_token");
		assertThat(ada.patch(ME, Map.of("username", "Countess"))).isOk();
		ApiResponse renewed = api.post(AUTH + "/refresh", Map.of("refresh_token", refresh));
		String claims = new String(Base64.getUrlDecoder().decode(renewed.data("/access_token").split("\\.")[1]),
				StandardCharsets.UTF_8);
		assertThat(claims).contains("\"username\":\"Countess\"");
	}

	@Test
	void nullRemovesTheAvatarAndNothingElse() {
		assertThat(ada.patch(ME, Map.of("avatar", AVATAR))).isOk();
		assertThat(ada.patch(ME, one("avatar", null))).isOk();
		assertThat(ada.get(ME).data().path("avatar").isNull()).isTrue();
		assertThat(ada.patch(ME, one("name", null))).hasReason(Reason.INVALID_FIELDS).hasFields("name");
		assertThat(ada.patch(ME, one("username", null))).hasReason(Reason.INVALID_FIELDS).hasFields("username");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"email\":\"other@example.com\"}", "{\"roles\":[\"ADMIN\"],\"is_verified\":true}",
			"{\"username\":\"Ada\",\"name\":\"Ada\",\"avatar\":null}" })
	void whatChangesNothingLeavesNoTrace(String body) {
		String before = row();
		assertThat(json(body)).isOk().hasValue("/data/username", "Ada");
		assertThat(row()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"name": 1}                        | INVALID_FIELDS | name
			{"name": {"a": 1}}                 | INVALID_FIELDS | name
			{"name": ""}                       | INVALID_FIELDS | name
			{"username": ["x"]}                | INVALID_FIELDS | username
			{"username": "1st"}                | INVALID_FIELDS | username
			{"username": "Admin"}              | INVALID_FIELDS | username
			{"avatar": true}                   | INVALID_FIELDS | avatar
			{"avatar": "http://example.com/a"} | INVALID_FIELDS | avatar
			[]                                 | MALFORMED_JSON |
			{"name": "a", "name": "b"}         | MALFORMED_JSON |
			""")
	void whatIsNoProfileIsRefused(String body, Reason reason, @Nullable String field) {
		String before = row();
		ApiResponse answer = json(body);
		assertThat(answer).hasReason(reason);
		if (field != null) {
			assertThat(answer).hasFields(field);
		}
		assertThat(row()).isEqualTo(before);
	}

	@Test
	void everyMistakeIsToldAtOnce() {
		assertThat(ada.patch(ME, Map.of("name", "", "username", "?", "avatar", "x"))).hasReason(Reason.INVALID_FIELDS)
			.hasFields("name", "username", "avatar");
	}

	@Test
	void theCaseOfTheOwnNameMayChangeThoughItIsReserved() {
		assertThat(ada.patch(ME, Map.of("username", "aDA"))).isOk().hasValue("/data/username", "aDA");
		TestApi root = signedIn(TestAccount.of("root"));
		assertThat(root.patch(ME, Map.of("username", "Root"))).isOk().hasValue("/data/username", "Root");
		assertThat(root.patch(ME, Map.of("username", "admin"))).hasReason(Reason.INVALID_FIELDS);
	}

	@Test
	void aNameOfSomebodyElseIsTakenInAnyCase() {
		signedIn(TestAccount.of("Bob"));
		assertThat(ada.patch(ME, Map.of("username", "bOB", "name", "Bobby"))).hasReason(Reason.USERNAME_TAKEN);
		assertThat(ada.get(ME)).hasValue("/data/username", "Ada").hasValue("/data/name", "Ada");
		assertThat(ada.withHeader("Accept-Language", "zh-TW").patch(ME, Map.of("username", "bob"))).hasValue("/message",
				"這個使用者名稱已有人使用");
	}

	@Test
	void ofTwentyWhoWantOneNameOneGetsIt() {
		List<TestApi> all = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			all.add(signedIn(TestAccount.of("user" + i)));
		}
		List<ApiResponse> answers = Race.of(20, runner -> all.get(runner).patch(ME, Map.of("username", "Wanted")));
		assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
		assertThat(answers).filteredOn(answer -> answer.status() != 200)
			.allMatch(answer -> answer.reason().equals("USERNAME_TAKEN"));
		assertThat(jdbc.queryForObject("select count(*) from users where username = 'Wanted'", Integer.class)).isOne();
	}

	@Test
	void aNameTakenAtTheSameMomentIsTaken(@Autowired TransactionTemplate transaction) {
		signedIn(TestAccount.of("Bob"));
		ApiResponse answer = new Overtaken(jdbc, transaction).by(
				"update users set username = 'Wanted', username_lower = 'wanted' where username = 'Bob'",
				() -> ada.patch(ME, Map.of("username", "wanted")));
		assertThat(answer).hasReason(Reason.USERNAME_TAKEN);
	}

	@Test
	void whoChangesAProfileSaysWho() {
		assertThat(api.patch(ME, Map.of("name", "Ada"))).hasReason(Reason.TOKEN_MISSING);
	}

	private TestApi signedIn(TestAccount account) {
		account.insert(jdbc, TestPasswords.sha256(account.password()));
		return account.signIn(api.from("192.0.2." + account.username().length()
				+ account.username().charAt(account.username().length() - 1) % 10));
	}

	private ApiResponse json(String body) {
		return ada.withHeader("Content-Type", "application/json").send("PATCH", ME, body);
	}

	private String row() {
		return String.valueOf(jdbc.queryForObject("select u::text from users u", String.class));
	}

	private static Map<String, @Nullable String> one(String name, @Nullable String value) {
		Map<String, @Nullable String> map = new HashMap<>();
		map.put(name, value);
		return map;
	}

}
