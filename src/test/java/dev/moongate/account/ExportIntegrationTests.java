package dev.moongate.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users are told of everything that is stored about them.
 */
@IntegrationTest
class ExportIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final String EXPORT = AUTH + "/me/export";

	@Autowired
	TestApi api;

	@Autowired
	TestMailbox mailbox;

	@Autowired
	JdbcTemplate jdbc;

	@Test
	void allThatIsStoredIsToldToBeKeptAsAFile() {
		ApiResponse registered = ADA.register(api.withHeader("User-Agent", "curl/8.0"), mailbox);
		TestApi ada = api.withBearer(registered.data("/tokens/access_token"));
		ADA.signIn(api).post(AUTH + "/logout");

		ApiResponse export = ada.get(EXPORT);

		assertThat(export).isOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"account.json\"")
			.hasHeader("Cache-Control", "no-store")
			.hasText("/data/exported_at")
			.hasValue("/data/account/email", ADA.email())
			.hasValue("/data/account/username", ADA.username())
			.hasValue("/data/account/language", "en")
			.hasValue("/data/codes/0/email", ADA.email())
			.hasValue("/data/codes/0/purpose", "REGISTER")
			.hasText("/data/codes/0/consumed_at")
			.hasValue("/data/sessions/0/user_agent", "curl/8.0")
			.hasValue("/data/sessions/0/ip", "127.0.0.1")
			.hasValue("/data/sessions/1/revoke_reason", "LOGOUT")
			.hasValue("/data/security_events/0/type", "session.ended")
			.hasValue("/data/security_events/0/by", "you");
		assertThat(export.data().at("/sessions").size()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "users, /account, password_hash username_lower credential_version lock_version known_devices",
			"sessions, /sessions/0, user_id", "verification_codes, /codes/0, id user_id credential_version is_decoy" })
	void everyColumnIsToldUnlessThereIsAReason(String table, String pointer, String leftOut) {
		ApiResponse registered = ADA.register(api, mailbox);
		JsonNode told = api.withBearer(registered.data("/tokens/access_token")).get(EXPORT).data().at(pointer);

		Set<String> stored = new TreeSet<>(jdbc.queryForList("""
				select column_name from information_schema.columns
				where table_schema = current_schema() and table_name = ?
				""", String.class, table));

		assertThat(stored).isNotEmpty();
		List.of(leftOut.split(" ")).forEach(stored::remove);
		assertThat(told.propertyNames()).containsAll(stored);
	}

	@Test
	void noSecretsAndNothingOfOthersIsTold() {
		TestAccount.of("Bob").register(api, mailbox);
		ApiResponse registered = ADA.register(api, mailbox);
		String text = api.withBearer(registered.data("/tokens/access_token")).get(EXPORT).text();

		String hash = jdbc.queryForObject("select password_hash from users where username = 'Ada'", String.class);
		assertThat(text).doesNotContainIgnoringCase("bob")
			.doesNotContain("argon2", "password", ADA.password(), registered.data("/tokens/refresh_token"),
					String.valueOf(hash));
	}

	@Test
	void whatTheCallerDidToOthersIsToldWithoutWhoTheyAre() {
		TestAdmin admin = TestAdmin.of("the_admin", api, jdbc);
		UUID bob = TestAccount.of("Bob").insert(jdbc, TestPasswords.sha256(ADA.password()));
		TestAccount.of("Bob").signIn(api);
		assertThat(admin.api().patch(TestAdmin.pathOf(bob), Map.of("is_active", false))).isOk();
		String session = String
			.valueOf(jdbc.queryForObject("select id from sessions where user_id = ?", UUID.class, bob));

		ApiResponse export = admin.api().get(EXPORT);

		assertThat(export.data().path("security_events").valueStream().map((event) -> event.path("type").asString()))
			.contains("admin.user.changed", "session.ended", "session.opened");
		assertThat(export).hasValue("/data/security_events/0/by", "you");
		assertThat(export.text()).doesNotContainIgnoringCase("bob").doesNotContain(bob.toString(), session);
	}

	@Test
	void everyEventIsToldHoweverManyThereAre() {
		UUID ada = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		jdbc.update(
				"""
						insert into audit_events (id, at, type, result, count, details, user_id, user_digest, origin_digest, mac)
						select uuidv7(), now() - (n / 2) * interval '1 second', 'profile.updated', 'success', 1,
						    json_build_object('number', n), ?, '', '', '' from generate_series(1, 20001) n
						""",
				ada);

		JsonNode events = ADA.signIn(api).get(EXPORT).data().path("security_events");

		assertThat(
				events.valueStream().map((event) -> event.at("/details/number")).filter(JsonNode::isNumber).distinct())
			.hasSize(20_001);
		assertThat(events.size()).isEqualTo(20_002);
	}

	@Test
	void everySessionIsToldHoweverManyThereAre() {
		UUID ada = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		jdbc.update("""
				insert into sessions (id, user_id, generation, rotated_at, created_at, last_used_at, expires_at,
				    absolute_expires_at, revoked_at, revoke_reason, ip)
				select uuidv7(), ?, 0, now(), at, now(), now(), now(), now(), 'LOGOUT', '192.0.2.' || n % 250
				from (select n, now() - (n / 2) * interval '1 second' as at from generate_series(1, 1001) n) numbers
				""", ada);

		JsonNode sessions = ADA.signIn(api).get(EXPORT).data().path("sessions");

		assertThat(sessions.valueStream().map((session) -> session.path("id").asString()).distinct()).hasSize(1002);
		assertThat(sessions.valueStream().map((session) -> Instant.parse(session.path("created_at").asString())))
			.isSorted();
	}

	@Test
	void onlyTheOwnerIsTold() {
		assertThat(api.get(EXPORT)).hasReason(Reason.TOKEN_MISSING);
		ApiResponse registered = ADA.register(api, mailbox);
		TestApi ada = api.withBearer(registered.data("/tokens/access_token"));
		assertThat(ada.withHeader("Accept-Language", "zh-TW").get(EXPORT)).isOk().hasValue("/message", "系統中與您有關的所有資料");
		assertThat(ada.delete(AUTH + "/me", Map.of("password", ADA.password()))).isOk();
		assertThat(ada.get(EXPORT)).hasReason(Reason.TOKEN_REVOKED);
	}

}
