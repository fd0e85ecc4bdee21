package dev.moongate.session;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
 * The end of tokens at the wish of who holds them (RFC 7009).
 */
@IntegrationTest
class TokenRevocationIntegrationTests {

	private static final String REVOKE = TestAccount.AUTH + "/revoke";

	private static final String ME = TestAccount.AUTH + "/me";

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	private TestApi chat;

	private String access;

	private String refresh;

	@BeforeEach
	void signIn() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		chat = TestServiceClient.CHAT.on(api);
		ApiResponse login = ADA.login(api);
		access = login.data("/tokens/access_token");
		refresh = login.data("/tokens/refresh_token");
	}

	@Test
	void serviceEndsAnAccessTokenAndTheSessionGoesOn() {
		revoke(chat, access).assertThat().isOk();

		assertThat(api.withBearer(access).get(ME)).hasReason(Reason.TOKEN_REVOKED);
		ApiResponse next = refresh();
		assertThat(next).isOk();
		assertThat(api.withBearer(next.data("/access_token")).get(ME)).isOk();
	}

	@Test
	void serviceEndsASessionByItsRefreshToken() {
		revoke(chat, refresh).assertThat().isOk();

		assertThat(api.withBearer(access).get(ME)).hasReason(Reason.TOKEN_REVOKED);
		assertThat(refresh()).hasReason(Reason.REFRESH_TOKEN_INVALID);
		assertThat(jdbc.queryForObject("select revoke_reason from sessions", String.class))
			.isEqualTo("ENDED_BY_SERVICE");
	}

	@Test
	void ownSessionEndsItsTokens() {
		revoke(own(access), refresh).assertThat().isOk();
		assertThat(api.withBearer(access).get(ME)).hasReason(Reason.TOKEN_REVOKED);
		assertThat(jdbc.queryForObject("select revoke_reason from sessions", String.class)).isEqualTo("LOGOUT");
	}

	@Test
	void ownSessionEndsItsAccessToken() {
		revoke(own(access), access).assertThat().isOk();
		assertThat(api.withBearer(access).get(ME)).hasReason(Reason.TOKEN_REVOKED);
		assertThat(refresh()).isOk();
	}

	@Test
	void tokensOfAnotherSessionLiveOnAndNobodyIsToldWhy() {
		ApiResponse other = ADA.login(api);
		revoke(own(access), other.data("/tokens/access_token")).assertThat().isOk();
		revoke(own(access), other.data("/tokens/refresh_token")).assertThat().isOk();

		assertThat(api.withBearer(other.data("/tokens/access_token")).get(ME)).isOk();
		assertThat(api.withBearer(access).get(ME)).isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "a.b.c" })
	void whatIsNoTokenIsAsGoodAsEnded(String text) {
		assertThat(revoke(chat, text)).isOk();
	}

	@Test
	void endedTokenMayBeEndedAgain() {
		for (String token : new String[] { access, access, refresh, refresh, access }) {
			assertThat(revoke(chat, token)).isOk();
		}
	}

	@Test
	void olderRefreshTokenEndsTheSessionToo() {
		refresh().assertThat().isOk();
		revoke(chat, refresh).assertThat().isOk();
		assertThat(api.withBearer(access).get(ME)).hasReason(Reason.TOKEN_REVOKED);
	}

	@Test
	void whoIsNobodyIsRefused() {
		TestApi nobody = TestServiceClient.forms(api);
		assertThat(revoke(nobody, access)).hasReason(Reason.TOKEN_MISSING);
		assertThat(revoke(nobody.withBearer("a.b.c"), access)).hasReason(Reason.TOKEN_INVALID);
		assertThat(revoke(TestServiceClient.CHAT.withSecret("wrong").on(api), access))
			.hasReason(Reason.INVALID_CREDENTIALS)
			.hasHeader("WWW-Authenticate", "Basic realm=\"moongate\", charset=\"UTF-8\"");
		assertThat(api.withBearer(access).get(ME)).isOk();
	}

	@Test
	void formWithoutATokenIsRefused() {
		assertThat(chat.send("POST", REVOKE, "")).hasReason(Reason.INVALID_FIELDS).hasFields("token");
	}

	private ApiResponse refresh() {
		return api.post(TestAccount.AUTH + "/refresh", Map.of("refresh_token", refresh));
	}

	private TestApi own(String token) {
		return TestServiceClient.forms(api).withBearer(token);
	}

	private static ApiResponse revoke(TestApi caller, String token) {
		return caller.send("POST", REVOKE, "token=" + token);
	}

}
