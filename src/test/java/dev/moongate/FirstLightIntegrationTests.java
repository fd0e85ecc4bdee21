package dev.moongate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of a newcomer, over HTTP and by real mail.
 */
@IntegrationTest
class FirstLightIntegrationTests {

	private static final Duration GRACE_IS_OVER = Duration.ofSeconds(11);

	private static final Duration ACCESS_TOKEN_IS_OVER = Duration.ofMinutes(31);

	private static final Duration SESSION_IS_OVER = Duration.ofDays(7).plusSeconds(1);

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	private final TestAccount ann = TestAccount.of("Ann_Lee");

	@BeforeEach
	void nobodyKnowsAnn() {
		assertThat(api.post(AUTH + "/check-email", Map.of("email", ann.email()))).isOk()
			.hasValue("/data/exists", "false");
	}

	@Test
	void codeFromTheMailOpensAnAccount() {
		ApiResponse sent = api.post(AUTH + "/send-code", Map.of("email", "ANN_Lee@Example.com", "type", "register"));
		assertThat(sent).isOk()
			.hasValue("/data/email", ann.email())
			.hasValue("/data/expires_in", "600")
			.hasValue("/data/resend_in", "60");
		String code = mailbox.awaitCode(ann.email());
		assertThat(api.post(AUTH + "/verify-code", Map.of("email", ann.email(), "code", code))).isOk()
			.hasValue("/data/valid", "true");
		assertThat(ann.register(api, code)).isCreated();
		assertThat(api.post(AUTH + "/check-email", Map.of("email", ann.email()))).isOk()
			.hasValue("/data/exists", "true");
	}

	@Test
	void newcomerIsSignedInAtOnce() {
		ApiResponse registered = ann.register(api, mailbox);
		for (String path : new String[] { "/me", "/profile" }) {
			ApiResponse me = bearer(registered).get(AUTH + path);
			assertThat(me).isOk();
			assertThat(me.data()).isEqualTo(registered.data().path("user"));
		}
	}

	@Test
	void signInTakesTheAddressOrTheNameInAnyCase() {
		ann.register(api, mailbox);
		for (ApiResponse login : new ApiResponse[] { ann.login(api), ann.loginBy(api, "email", "ANN_LEE@example.COM"),
				ann.loginBy(api, "username", "Ann_Lee"), ann.loginBy(api, "username", "aNN_lEE") }) {
			assertThat(login).isOk()
				.hasValue("/data/user/username", "Ann_Lee")
				.hasValue("/data/tokens/token_type", "bearer");
			assertThat(bearer(login).get(AUTH + "/me")).isOk();
		}
	}

	@Test
	void wrongPasswordAndUnknownAccountAreRefusedAlike() {
		ann.register(api, mailbox);
		ApiResponse wrong = ann.withPassword("eight green bottles").login(api);
		ApiResponse unknown = TestAccount.of("nobody1").login(api);
		assertThat(wrong).hasReason("INVALID_CREDENTIALS").hasValue("/data/captcha_required", "false");
		assertThat(unknown).hasReason("INVALID_CREDENTIALS").hasValue("/data/captcha_required", "false");
		assertThat(unknown.json().propertyNames()).isEqualTo(wrong.json().propertyNames());
		assertThat(unknown.json().path("message")).isEqualTo(wrong.json().path("message"));
		assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
	}

	@Test
	void lastLoginIsTold() {
		ann.register(api, mailbox);
		clock.advance(Duration.ofMinutes(5));
		ApiResponse login = ann.login(api);
		Instant lastLogin = Instant.parse(login.data("/user/last_login_at"));
		assertThat(lastLogin).isBetween(clock.instant().minusSeconds(30), clock.instant());
		assertThat(bearer(login).get(AUTH + "/me")).hasValue("/data/last_login_at", lastLogin.toString());
	}

	@Test
	void refreshMakesBothTokensNew() {
		ApiResponse registered = ann.register(api, mailbox);
		clock.advance(Duration.ofSeconds(1));
		ApiResponse refreshed = refresh(registered.data("/tokens/refresh_token"));
		assertThat(refreshed).isOk().hasValue("/data/token_type", "bearer").hasValue("/data/expires_in", "1800");
		assertThat(refreshed.data("/access_token")).isNotEqualTo(registered.data("/tokens/access_token"));
		assertThat(refreshed.data("/refresh_token")).isNotEqualTo(registered.data("/tokens/refresh_token"));
		assertThat(api.withBearer(refreshed.data("/access_token")).get(AUTH + "/me")).isOk();
		assertThat(bearer(registered).get(AUTH + "/me")).isOk();
	}

	@Test
	void refreshTakesTheTokenFromTheHeaderToo() {
		ApiResponse registered = ann.register(api, mailbox);
		assertThat(api.withBearer(registered.data("/tokens/refresh_token")).post(AUTH + "/refresh")).isOk()
			.hasText("/data/access_token");
	}

	@Test
	void rotatedRefreshTokenGivesTheSameSuccessorForSecondsAndThenEndsTheSession() {
		String first = ann.register(api, mailbox).data("/tokens/refresh_token");
		String second = refresh(first).data("/refresh_token");
		ApiResponse again = refresh(first);
		assertThat(again).isOk().hasValue("/data/refresh_token", second);
		clock.advance(GRACE_IS_OVER);
		assertThat(refresh(first)).hasReason("REFRESH_TOKEN_INVALID");
		assertThat(refresh(second)).hasReason("REFRESH_TOKEN_INVALID");
		assertThat(api.withBearer(again.data("/access_token")).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
	}

	@Test
	void neitherTokenIsTakenInTheOthersPlace() {
		ApiResponse registered = ann.register(api, mailbox);
		assertThat(refresh(registered.data("/tokens/access_token"))).hasReason("REFRESH_TOKEN_INVALID");
		assertThat(api.withBearer(registered.data("/tokens/refresh_token")).get(AUTH + "/me"))
			.hasReason("TOKEN_INVALID");
	}

	@Test
	void tokensEnd() {
		ApiResponse registered = ann.register(api, mailbox);
		clock.advance(ACCESS_TOKEN_IS_OVER);
		assertThat(bearer(registered).get(AUTH + "/me")).hasReason("TOKEN_EXPIRED");
		ApiResponse refreshed = refresh(registered.data("/tokens/refresh_token"));
		assertThat(refreshed).isOk();
		clock.advance(SESSION_IS_OVER);
		assertThat(refresh(refreshed.data("/refresh_token"))).hasReason("REFRESH_TOKEN_INVALID");
	}

	@Test
	void logoutKillsBothTokensOfThisSessionOnly() {
		ApiResponse registered = ann.register(api, mailbox);
		ApiResponse elsewhere = ann.login(api);
		assertThat(bearer(registered).post(AUTH + "/logout")).isOk();
		assertThat(bearer(registered).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(refresh(registered.data("/tokens/refresh_token"))).hasReason("REFRESH_TOKEN_INVALID");
		assertThat(bearer(elsewhere).get(AUTH + "/me")).isOk();
		assertThat(refresh(elsewhere.data("/tokens/refresh_token"))).isOk();
	}

	@Test
	void refreshTokenAloneSignsOutWhereTheAccessTokenIsMissingOrExpired() {
		ApiResponse first = ann.register(api, mailbox);
		ApiResponse second = ann.login(api);
		assertThat(logout(api, first)).isOk();
		assertThat(bearer(first).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		clock.advance(ACCESS_TOKEN_IS_OVER);
		assertThat(logout(bearer(second), second)).isOk();
		assertThat(refresh(second.data("/tokens/refresh_token"))).hasReason("REFRESH_TOKEN_INVALID");
	}

	@Test
	void newPasswordByCodeEndsEverySession() {
		ann.insert(jdbc, TestPasswords.sha256(ann.password()));
		ApiResponse first = ann.login(api);
		ApiResponse second = ann.login(api);
		TestAccount changed = ann.withPassword("nine green bottles");
		String code = ann.requestCode(api, mailbox, "reset_password");
		assertThat(api.post(AUTH + "/reset-password",
				Map.of("email", ann.email(), "code", code, "new_password", changed.password())))
			.isOk();
		for (ApiResponse session : new ApiResponse[] { first, second }) {
			assertThat(bearer(session).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
			assertThat(refresh(session.data("/tokens/refresh_token"))).hasReason("REFRESH_TOKEN_INVALID");
		}
		assertThat(ann.login(api)).hasReason("INVALID_CREDENTIALS");
		assertThat(changed.login(api)).isOk();
	}

	private TestApi bearer(ApiResponse signedIn) {
		return api.withBearer(signedIn.data("/tokens/access_token"));
	}

	private ApiResponse refresh(String refreshToken) {
		return api.post(AUTH + "/refresh", Map.of("refresh_token", refreshToken));
	}

	private static ApiResponse logout(TestApi as, ApiResponse session) {
		return as.post(AUTH + "/logout", Map.of("refresh_token", session.data("/tokens/refresh_token")));
	}

}
