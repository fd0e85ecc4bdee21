package dev.moongate.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose doing is written down. An access token that comes with a call which asks for none
 * says nothing about who knew, or did not know, somebody else's password: were it taken
 * for the actor's, its owner would read in their own events which names have accounts,
 * could have the trace of an attack erased with their own account, and would be hidden
 * from whom they attacked.
 */
@IntegrationTest
class ActorIntegrationTests {

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount EVE = TestAccount.of("Eve");

	@Autowired
	private JdbcTemplate jdbc;

	private final TestApi api;

	private final TestAudit audit;

	@SuppressWarnings("NullAway.Init")
	private UUID ada;

	@SuppressWarnings("NullAway.Init")
	private UUID eve;

	@Autowired
	ActorIntegrationTests(TestApi api, BeanFactory beans) {
		this.api = api;
		this.audit = new TestAudit(beans);
	}

	@BeforeEach
	void open() {
		audit.drain();
		ada = ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		eve = EVE.insert(jdbc, TestPasswords.sha256(EVE.password()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/%6cogin" })
	void failedLoginIsNobodysWhateverTokenCameWithIt(String path) {
		signedIn(EVE).post(AUTH + path, Map.of("username", "Ada", "password", "not the password"))
			.assertThat()
			.hasReason(Reason.INVALID_CREDENTIALS);

		assertThat(rows("login.failed")).singleElement()
			.satisfies(row -> assertThat(row).containsEntry("user_id", ada)
				.containsEntry("actor_id", null)
				.containsEntry("session_id", null));
		assertThat(eventsOf(EVE)).doesNotContain("login.failed");
		assertThat(eventsOf(ADA)).contains("login.failed");
	}

	@Test
	void usedUpRefreshTokenIsNobodysWhateverTokenCameWithIt() {
		String token = ADA.login(api).data("/tokens/refresh_token");
		Map<String, String> body = Map.of("refresh_token", token);
		String second = api.post(AUTH + "/refresh", body).data("/refresh_token");
		api.post(AUTH + "/refresh", Map.of("refresh_token", second)).assertThat().isOk();
		signedIn(EVE).post(AUTH + "/refresh", body).assertThat().hasReason(Reason.REFRESH_TOKEN_INVALID);

		assertThat(rows("refresh.reused")).singleElement()
			.satisfies(row -> assertThat(row).containsEntry("user_id", ada).containsEntry("actor_id", null));
		assertThat(rows("session.ended")).singleElement()
			.satisfies(row -> assertThat(row).containsEntry("user_id", ada).containsEntry("actor_id", null));
	}

	@Test
	void codeForAForgottenPasswordIsNobodysWish() {
		TestApi signedIn = signedIn(EVE);
		for (String email : List.of(ADA.email(), "nobody@example.com")) {
			signedIn.post(AUTH + "/send-code", Map.of("email", email, "type", "reset_password"));
		}
		assertThat(rows("code.requested")).hasSize(2)
			.allSatisfy(row -> assertThat(row).containsEntry("actor_id", null).containsEntry("session_id", null));
		assertThat(eventsOf(EVE)).doesNotContain("code.requested");
	}

	@Test
	void codeForANewAddressIsTheCallersWishWhoeverHasThatAddress() {
		TestApi signedIn = signedIn(EVE);
		for (String email : List.of(ADA.email(), "nobody@example.com")) {
			signedIn.post(AUTH + "/send-code", Map.of("email", email, "type", "change_email"));
		}
		assertThat(rows("code.requested")).hasSize(2)
			.allSatisfy(row -> assertThat(row).containsEntry("user_id", eve).containsEntry("actor_id", eve));
		assertThat(eventsOf(EVE)).contains("code.requested");
		assertThat(eventsOf(ADA)).doesNotContain("code.requested");
	}

	@Test
	void lockThatWrongPasswordsOfSomebodySignedInLedToIsWritten() {
		TestApi signedIn = signedIn(ADA);
		for (int i = 0; i < 5; i++) {
			signedIn.delete(AUTH + "/me", Map.of("password", "not the password"))
				.assertThat()
				.hasReason(Reason.INVALID_CREDENTIALS);
		}
		assertThat(rows("login.locked")).singleElement()
			.satisfies(row -> assertThat(row).containsEntry("user_id", ada).containsEntry("actor_id", ada));
	}

	private TestApi signedIn(TestAccount account) {
		ApiResponse login = account.login(api);
		login.assertThat().isOk();
		return api.withBearer(login.data("/tokens/access_token"));
	}

	private List<Map<String, @Nullable Object>> rows(String type) {
		audit.flush();
		return jdbc.queryForList("select * from audit_events where type = ? order by at, id", type);
	}

	private List<String> eventsOf(TestAccount account) {
		audit.flush();
		return signedIn(account).get(AUTH + "/me/events").data().at("/items").findValuesAsString("type");
	}

}
