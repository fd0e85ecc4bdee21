package dev.moongate.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.TestServiceClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * New keys, and everybody signs in again.
 */
@IntegrationTest
class KeyRotationIntegrationTests {

	private static final String ROTATE = "/api/v1/admin/keys/rotate";

	private static final String JWKS = "/.well-known/jwks.json";

	private static final String ME = TestAccount.AUTH + "/me";

	private static final TestAccount ROOT = TestAccount.of("Rosa");

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	private ApiResponse ada;

	private TestApi admin;

	@BeforeEach
	void signIn() {
		String hash = TestPasswords.sha256(ADA.password());
		ADA.insert(jdbc, hash);
		ROOT.insert(jdbc, hash);
		jdbc.update("update users set roles = '{USER,ADMIN}' where username = ?", ROOT.username());
		ada = ADA.login(api);
		admin = api.withBearer(ROOT.login(api).data("/tokens/access_token"));
	}

	@Test
	void everyTokenOfEverybodyIsDeadAndTheOldKeyIsGone() {
		String oldKey = onlyKey();
		ApiResponse answer = admin.post(ROTATE);
		assertThat(answer).isOk().hasValue("/data/keys_rotated", "true").hasValue("/data/sessions_ended", "2");

		assertThat(onlyKey()).isNotEqualTo(oldKey);
		assertThat(api.withBearer(ada.data("/tokens/access_token")).get(ME).status()).isEqualTo(401);
		assertThat(admin.get(ME).status()).isEqualTo(401);
		assertThat(api.post(TestAccount.AUTH + "/refresh", Map.of("refresh_token", ada.data("/tokens/refresh_token"))))
			.hasReason(Reason.REFRESH_TOKEN_INVALID);
		for (String kind : List.of("access_token", "refresh_token")) {
			assertThat(TestServiceClient.CHAT.on(api)
				.send("POST", TestAccount.AUTH + "/introspect", "token=" + ada.data("/tokens/" + kind))
				.text()).isEqualTo("{\"active\":false}");
		}
		assertThat(jdbc.queryForList("select distinct revoke_reason from sessions", String.class))
			.containsExactly("EMERGENCY");
	}

	@Test
	void whoSignsInAgainIsInAtOnce() {
		admin.post(ROTATE).assertThat().isOk();
		ApiResponse again = ADA.login(api);
		assertThat(api.withBearer(again.data("/tokens/access_token")).get(ME)).isOk();
		assertThat(
				api.post(TestAccount.AUTH + "/refresh", Map.of("refresh_token", again.data("/tokens/refresh_token"))))
			.isOk();
	}

	@Test
	void sessionsAheadOfTheClockEndToo() {
		jdbc.update("""
				update sessions set id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
				where user_id = (select id from users where username = ?)
				""", ADA.username());
		admin.post(ROTATE).assertThat().isOk();
		assertThat(jdbc.queryForObject("select count(*) from sessions where revoked_at is null", Integer.class))
			.isZero();
	}

	@Test
	void manySessionsEndInBatches() {
		jdbc.update(
				"""
						insert into sessions (id, user_id, rotated_at, created_at, last_used_at, expires_at, absolute_expires_at)
						select uuidv7(interval '-1 hour'), (select id from users where username = ?), now(), now(), now(),
						now() + interval '1 day', now() + interval '1 day' from generate_series(1, 12000)
						""",
				ADA.username());
		assertThat(admin.post(ROTATE)).isOk().hasValue("/data/sessions_ended", "12002");
		assertThat(jdbc.queryForObject("select count(*) from sessions where revoked_at is null", Integer.class))
			.isZero();
		assertThat(jdbc.queryForObject("select count(*) from revocations", Integer.class)).isOne();
	}

	@Test
	void onlyAdministratorsMay() {
		assertThat(api.post(ROTATE)).hasReason(Reason.TOKEN_MISSING);
		TestApi user = api.withBearer(ada.data("/tokens/access_token"));
		assertThat(user.post(ROTATE)).hasReason(Reason.ACCESS_DENIED);
		assertThat(user.get(ME)).isOk();
	}

	private String onlyKey() {
		List<String> kids = new ArrayList<>();
		api.get(JWKS).json().path("keys").forEach((key) -> kids.add(key.path("kid").asString()));
		assertThat(kids).hasSize(1);
		return kids.getFirst();
	}

}
