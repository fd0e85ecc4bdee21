package dev.moongate.admin;

import java.util.HashMap;
import java.util.List;
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
import dev.moongate.support.Race;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static dev.moongate.support.TestAdmin.ADMIN;
import static dev.moongate.support.TestAdmin.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What administrators do with single users, and what they cannot do.
 */
@IntegrationTest
class UserAdministrationIntegrationTests {

	private static final TestAccount ANN = TestAccount.of("ann_lee");

	private static final String USERS = ADMIN + "/users";

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin admin;

	@BeforeEach
	void signIn() {
		admin = TestAdmin.of("the_admin", api, jdbc);
	}

	@Test
	void createdUserSignsInWithThePassword() {
		ApiResponse created = admin.api()
			.post(USERS,
					Map.of("email", "Ann_Lee@example.com", "username", ANN.username(), "password", ANN.password()));
		assertThat(created).isCreated()
			.hasValue("/data/email", ANN.email())
			.hasValue("/data/name", ANN.username())
			.hasValue("/data/is_active", "true")
			.hasValue("/data/is_verified", "false")
			.hasValue("/data/failed_logins", "0")
			.hasValue("/data/is_locked", "false")
			.hasValue("/data/roles/0", "USER")
			.hasNo("/data/roles/1")
			.hasNo("/data/password_hash");
		assertThat(ANN.login(api)).isOk().hasValue("/data/user/id", created.data("/id"));
		assertThat(admin.api().get(USERS + "/" + created.data("/id"))).isOk().hasText("/data/last_login_at");
	}

	@Test
	void createdUserHasEverythingThatWasAskedFor() {
		Map<String, Object> body = new HashMap<>(names(ANN));
		body.putAll(Map.of("password", ANN.password(), "name", "李安", "roles", List.of("ADMIN"), "is_active", false,
				"is_verified", true));
		assertThat(admin.api().post(USERS, body)).isCreated()
			.hasValue("/data/name", "李安")
			.hasValue("/data/roles/0", "USER")
			.hasValue("/data/roles/1", "ADMIN")
			.hasValue("/data/is_active", "false")
			.hasValue("/data/is_verified", "true");
		assertThat(ANN.login(api)).hasReason("ACCOUNT_DISABLED");
	}

	@Test
	void userOfAnotherSystemKeepsThePassword() {
		Map<String, Object> body = new HashMap<>(names(ANN));
		body.put("password_hash", "$2b$05$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS");
		assertThat(admin.api().post(USERS, body)).isCreated();
		assertThat(ANN.withPassword("wrong").login(api)).hasReason("INVALID_CREDENTIALS");
		assertThat(ANN.login(api)).isOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{}                                                                       | password,email,username
					{"email": "a", "username": "b", "password": "seven green bottles"}       | email,username
					{"email": "a@b.cn", "username": "admin", "password": "seven green bottles"} | username
					{"email": "a@b.cn", "username": "abc"}                                   | password
					{"email": "a@b.cn", "username": "abc", "password": "seven green bottles", "password_hash": "$2b$05$9hDCHv9KvUKOJrcv6dDfG.WA4ijqDVHVypilPJZYKVkMxPtbG9TjS"} | password
					{"email": "a@b.cn", "username": "abc", "password_hash": "{noop}abc"}     | password_hash
					{"email": "a@b.cn", "username": "abc", "password": "seven green bottles", "roles": []} | roles
					{"email": "a@b.cn", "username": "abc", "password": "seven green bottles", "roles": ["KING"]} | roles
					{"email": "a@b.cn", "username": "abc", "password": "seven green bottles", "roles": "ADMIN"} | roles
					{"email": "a@b.cn", "username": "abc", "password": "seven green bottles", "is_active": "yes"} | is_active
					""")
	void createWithWrongFieldsNamesThem(String body, String fields) {
		ApiResponse answer = admin.api().withHeader("Content-Type", "application/json").send("POST", USERS, body);
		assertThat(answer).hasReason("INVALID_FIELDS").hasFields(fields.split(","));
	}

	@Test
	void createRefusesWhatRegistrationRefuses() {
		ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		assertThat(create(new TestAccount("ANN_LEE@example.com", "other", ANN.password()))).hasReason("EMAIL_TAKEN");
		assertThat(create(new TestAccount("o@example.com", "ANN_Lee", ANN.password()))).hasReason("USERNAME_TAKEN");
		assertThat(create(TestAccount.of("ben").withPassword("password1"))).hasReason("WEAK_PASSWORD");
	}

	@Test
	void oneOfManyCreatesWithOneNameSucceeds() {
		List<ApiResponse> answers = Race.of(8,
				(runner) -> admin.api()
					.post(USERS, Map.of("email", "r" + runner + "@example.com", "username", "racer", "password_hash",
							"ce730c4975fda8c14b69a5733ae5ab4ca4261b88797f5a9d381dd044a7c229f1")));
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.reason().equals("USERNAME_TAKEN")).hasSize(7);
	}

	@Test
	void changeTouchesOnlyWhatIsSent() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		assertThat(admin.api().patch(pathOf(ann), Map.of("name", "安"))).isOk()
			.hasValue("/data/name", "安")
			.hasValue("/data/is_active", "true")
			.hasValue("/data/is_verified", "false");
		assertThat(admin.api().patch(pathOf(ann), Map.of("is_verified", true, "email", "no@example.com"))).isOk()
			.hasValue("/data/name", "安")
			.hasValue("/data/email", ANN.email())
			.hasValue("/data/is_verified", "true");
		assertThat(admin.api().patch(pathOf(ann), Map.of())).isOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"is_active": null}     | is_active
			{"is_active": 1}        | is_active
			{"is_verified": "true"} | is_verified
			{"roles": null}         | roles
			{"roles": []}           | roles
			{"roles": ["user"]}     | roles
			{"roles": ["USER", 1]}  | roles
			{"name": null}          | name
			{"name": ""}            | name
			{"name": 7, "is_active": {}} | is_active,name
			""")
	void changeWithWrongFieldsNamesThem(String body, String fields) {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		ApiResponse answer = admin.api()
			.withHeader("Content-Type", "application/json")
			.send("PATCH", pathOf(ann), body);
		assertThat(answer).hasReason("INVALID_FIELDS").hasFields(fields.split(","));
	}

	@Test
	void disabledUserIsOutAtOnceAndBackWhenEnabled() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		ApiResponse login = ANN.login(api);
		String access = login.data("/tokens/access_token");
		assertThat(admin.api().patch(pathOf(ann), Map.of("is_active", false))).isOk()
			.hasValue("/data/is_active", "false");
		assertThat(api.withBearer(access).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(api.post(AUTH + "/refresh", Map.of("refresh_token", login.data("/tokens/refresh_token"))))
			.hasReason("REFRESH_TOKEN_INVALID");
		assertThat(ANN.login(api)).hasReason("ACCOUNT_DISABLED");
		assertThat(jdbc.queryForList("select revoke_reason from sessions where user_id = ?", String.class, ann))
			.containsExactly("ACCOUNT_DISABLED");
		assertThat(admin.api().patch(pathOf(ann), Map.of("is_active", true))).isOk();
		assertThat(api.withBearer(access).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(ANN.login(api)).isOk();
	}

	@Test
	void signedOutUserSignsInAgain() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		String access = ANN.login(api).data("/tokens/access_token");
		String other = ANN.login(api).data("/tokens/access_token");
		assertThat(admin.api().post(pathOf(ann) + "/logout")).isOk();
		assertThat(api.withBearer(access).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(api.withBearer(other).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(ANN.login(api)).isOk();
		assertThat(admin.api().get(admin.path())).isOk();
	}

	@Test
	void unlockOpensAnAccountThatIsLockedForAnAddressOrForAll() {
		UUID ann = ANN.insert(jdbc, TestPasswords.sha256(ANN.password()));
		for (int i = 0; i < 5; i++) {
			ApiResponse captcha = api.get(AUTH + "/captcha");
			api.post(AUTH + "/login", Map.of("email", ANN.email(), "password", "wrong", "captcha_id",
					captcha.data("/captcha_id"), "captcha_code", captcha.data("/captcha_text")));
		}
		assertThat(ANN.login(api)).hasReason("ACCOUNT_LOCKED");
		assertThat(admin.api().get(pathOf(ann))).hasValue("/data/failed_logins", "5")
			.hasValue("/data/is_locked", "false");
		assertThat(admin.api().post(pathOf(ann) + "/unlock")).isOk().hasValue("/data/failed_logins", "0");
		assertThat(ANN.login(api)).isOk();
		jdbc.update("update users set failed_logins = 100 where id = ?", ann);
		assertThat(ANN.login(api.from("198.51.100.7"))).hasReason("ACCOUNT_LOCKED");
		assertThat(admin.api().get(pathOf(ann))).hasValue("/data/is_locked", "true");
		assertThat(admin.api().post(pathOf(ann) + "/unlock")).isOk().hasValue("/data/is_locked", "false");
		assertThat(ANN.login(api.from("198.51.100.7"))).isOk();
	}

	@Test
	void userWhoIsNotThereIsNotFound() {
		for (String id : List.of(UUID.nameUUIDFromBytes(new byte[0]).toString(), "1", "me")) {
			String path = USERS + "/" + id;
			for (ApiResponse answer : List.of(admin.api().get(path), admin.api().patch(path, Map.of()),
					admin.api().delete(path), admin.api().post(path + "/logout"), admin.api().post(path + "/unlock"))) {
				assertThat(answer.reason()).as(id).isIn("USER_NOT_FOUND", "PATH_NOT_FOUND");
			}
		}
	}

	private ApiResponse create(TestAccount account) {
		Map<String, Object> body = new HashMap<>(names(account));
		body.put("password", account.password());
		return admin.api().post(USERS, body);
	}

	private static Map<String, Object> names(TestAccount account) {
		return Map.of("email", account.email(), "username", account.username());
	}

}
