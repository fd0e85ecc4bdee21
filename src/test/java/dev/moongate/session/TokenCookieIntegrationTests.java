package dev.moongate.session;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.account.PasswordHasher;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser keeps its refresh token where no script reads it and no other site uses it.
 */
@IntegrationTest
class TokenCookieIntegrationTests {

	private static final String NAME = "__Secure-moongate-refresh";

	private static final String ATTRIBUTES = "; Path=/api/v1/auth; Max-Age=%s; Expires=.*; Secure; HttpOnly; SameSite=Strict";

	private static final String KEPT = NAME + "=[\\w.-]{100,}" + ATTRIBUTES.formatted("60\\d{4}");

	private static final String CLEARED = NAME + "=" + ATTRIBUTES.formatted("0");

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PasswordHasher hasher;

	@SuppressWarnings("NullAway.Init")
	private TestApi page;

	@BeforeEach
	void openAccount() {
		ADA.insert(jdbc, hasher.hash(ADA.password()));
		page = api.withHeader("X-Token-Transport", "cookie").withHeader("Origin", "http://localhost:5173");
	}

	@Test
	void loginKeepsTheRefreshTokenOutOfTheBody() {
		ApiResponse login = ADA.login(page);
		assertThat(login).isOk()
			.hasText("/data/tokens/access_token")
			.hasText("/data/tokens/refresh_expires_in")
			.hasNo("/data/tokens/refresh_token")
			.hasHeaderMatching("Set-Cookie", KEPT);
		assertThat(login.text()).doesNotContain(cookie(login));
	}

	@Test
	void registerKeepsTheRefreshTokenOutOfTheBody() {
		TestAccount bob = TestAccount.of("Bob");
		ApiResponse registered = bob.register(page, mailbox);
		assertThat(registered).hasNo("/data/tokens/refresh_token").hasHeaderMatching("Set-Cookie", KEPT);
		assertThat(with(registered).post(AUTH + "/refresh")).isOk();
	}

	@Test
	void withoutTheHeaderThereIsNoCookie() {
		for (TestApi client : new TestApi[] { api, api.withHeader("X-Token-Transport", "body") }) {
			assertThat(ADA.login(client)).isOk().hasText("/data/tokens/refresh_token").hasNoHeader("Set-Cookie");
		}
	}

	@Test
	void refreshByCookieRotatesIt() {
		ApiResponse login = ADA.login(page);
		ApiResponse refreshed = with(login).post(AUTH + "/refresh");
		assertThat(refreshed).isOk()
			.hasText("/data/access_token")
			.hasNo("/data/refresh_token")
			.hasHeaderMatching("Set-Cookie", KEPT);
		assertThat(cookie(refreshed)).isNotEqualTo(cookie(login));
		assertThat(with(refreshed).withBearer("an.old.one").post(AUTH + "/refresh", Map.of())).isOk();
	}

	@Test
	void cookieIsNotLookedAtWithoutTheHeader() {
		ApiResponse login = ADA.login(page);
		TestApi form = api.withHeader("Origin", "http://localhost:5173")
			.withHeader("Cookie", NAME + "=" + cookie(login));
		assertThat(form.post(AUTH + "/refresh")).hasReason("REFRESH_TOKEN_INVALID").hasNoHeader("Set-Cookie");
		assertThat(form.post(AUTH + "/logout")).hasReason("TOKEN_MISSING").hasNoHeader("Set-Cookie");
		assertThat(with(login).post(AUTH + "/refresh")).isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/refresh", "/logout" })
	void cookieIsTakenFromOurPagesAlone(String path) {
		ApiResponse login = ADA.login(page);
		TestApi client = api.withHeader("X-Token-Transport", "cookie").withHeader("Cookie", NAME + "=" + cookie(login));
		for (TestApi stranger : new TestApi[] { client, client.withHeader("Sec-Fetch-Site", "cross-site"),
				client.withHeader("Sec-Fetch-Site", "same-site"), client.withHeader("Sec-Fetch-Site", "none"),
				client.withHeader("Origin", "https://evil.example"), client.withHeader("Origin", "null") }) {
			assertThat(stranger.post(AUTH + path)).hasReason("ORIGIN_DENIED").hasNoHeader("Set-Cookie");
		}
		assertThat(client.withHeader("Sec-Fetch-Site", "same-origin").post(AUTH + path)).isOk();
	}

	@Test
	void refusedTokenTakesTheCookieWithIt() {
		ApiResponse login = ADA.login(page);
		assertThat(page.withBearer(login.data("/tokens/access_token")).post(AUTH + "/logout-all")).isOk()
			.hasHeaderMatching("Set-Cookie", CLEARED);
		assertThat(with(login).post(AUTH + "/refresh")).hasReason("REFRESH_TOKEN_INVALID")
			.hasHeaderMatching("Set-Cookie", CLEARED);
		assertThat(page.post(AUTH + "/refresh")).hasReason("REFRESH_TOKEN_INVALID");
	}

	@Test
	void logoutByCookieEndsTheSessionAndClearsTheCookie() {
		ApiResponse login = ADA.login(page);
		assertThat(with(login).post(AUTH + "/logout")).isOk().hasHeaderMatching("Set-Cookie", CLEARED);
		assertThat(api.withBearer(login.data("/tokens/access_token")).get(AUTH + "/me")).hasReason("TOKEN_REVOKED");
		assertThat(with(login).post(AUTH + "/refresh")).hasReason("REFRESH_TOKEN_INVALID");
	}

	@Test
	void logoutEndsTheSessionOfTheTabAndThatOfTheCookie() {
		ApiResponse tab = ADA.login(page);
		ApiResponse browser = ADA.login(page);
		TestApi both = with(browser).withBearer(tab.data("/tokens/access_token"));
		assertThat(both.post(AUTH + "/logout")).isOk().hasHeaderMatching("Set-Cookie", CLEARED);
		for (ApiResponse session : new ApiResponse[] { tab, browser }) {
			assertThat(api.withBearer(session.data("/tokens/access_token")).get(AUTH + "/me"))
				.hasReason("TOKEN_REVOKED");
		}
	}

	@Test
	void logoutWithADeadCookieStillEndsTheSessionOfTheTab() {
		ApiResponse login = ADA.login(page);
		TestApi client = page.withHeader("Cookie", NAME + "=nonsense");
		assertThat(client.withBearer(login.data("/tokens/access_token")).post(AUTH + "/logout")).isOk();
		assertThat(client.post(AUTH + "/logout")).hasReason("REFRESH_TOKEN_INVALID")
			.hasHeaderMatching("Set-Cookie", CLEARED);
	}

	@Test
	void sessionCanBeMovedIntoTheCookieButTwoTokensAreOneTooMany() {
		String token = ADA.login(api).data("/tokens/refresh_token");
		ApiResponse moved = page.post(AUTH + "/refresh", Map.of("refresh_token", token));
		assertThat(moved).isOk().hasNo("/data/refresh_token").hasHeaderMatching("Set-Cookie", KEPT);
		for (String path : new String[] { "/refresh", "/logout" }) {
			assertThat(with(moved).post(AUTH + path, Map.of("refresh_token", token))).hasReason("INVALID_FIELDS")
				.hasFields("refresh_token");
		}
		assertThat(with(moved).post(AUTH + "/refresh")).isOk();
	}

	private TestApi with(ApiResponse answer) {
		return page.withHeader("Cookie", NAME + "=" + cookie(answer));
	}

	private static String cookie(ApiResponse answer) {
		Optional<String> header = answer.header("Set-Cookie");
		return header.orElseThrow().split("[=;]")[1];
	}

}
