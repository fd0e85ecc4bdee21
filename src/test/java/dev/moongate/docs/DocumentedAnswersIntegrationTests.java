package dev.moongate.docs;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.TestPasswords;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users get is what the document says they get.
 */
@IntegrationTest
class DocumentedAnswersIntegrationTests {

	private static final String COOKIE = "Set-Cookie";

	private static final String CHALLENGE = "WWW-Authenticate";

	private static final TestAccount ADA = TestAccount.of("Ada");

	private static final TestAccount BOB = TestAccount.of("Bob");

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private AnswerDocument document;

	@BeforeEach
	void read() {
		document = AnswerDocument.of(api);
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
	}

	@Test
	void captchasAnswerAsDocumented() {
		ApiResponse captcha = api.get(AUTH + "/captcha");
		assertThat(captcha).isOk();
		verify(200, "GET /captcha", captcha);
		verify(200, "POST /captcha/refresh",
				api.post(AUTH + "/captcha/refresh", Map.of("captcha_id", captcha.data("/captcha_id"))));
		verify(400, "POST /captcha/refresh", api.post(AUTH + "/captcha/refresh", Map.of()));
	}

	@Test
	void signUpAnswersAsDocumented() {
		Map<String, ?> bob = Map.of("email", BOB.email(), "type", "register");
		verify(200, "POST /check-email", api.post(AUTH + "/check-email", Map.of("email", ADA.email())));
		verify(200, "POST /send-code", api.post(AUTH + "/send-code", bob));
		verify(429, "POST /send-code", api.post(AUTH + "/send-code", bob));
		verify(409, "POST /send-code", api.post(AUTH + "/send-code", Map.of("email", ADA.email(), "type", "register")));
		String code = mailbox.awaitCode(BOB.email(), 1);
		Map<String, ?> right = Map.of("email", BOB.email(), "code", code);
		Map<String, ?> wrong = Map.of("email", BOB.email(), "code", code.equals("000000") ? "000001" : "000000");
		verify(200, "POST /verify-code", api.post(AUTH + "/verify-code", right));
		verify(400, "POST /verify-code", api.post(AUTH + "/verify-code", wrong));
		verify(400, "POST /register", BOB.withPassword("password").register(api, code));
		verify(409, "POST /register", new TestAccount(BOB.email(), ADA.username(), BOB.password()).register(api, code));
		verify(201, "POST /register", BOB.register(byCookie(), code));
	}

	@Test
	void signInAnswersAsDocumented() {
		verify(200, "POST /login", ADA.login(api), COOKIE);
		verify(200, "POST /login", ADA.login(byCookie()));
		verify(400, "POST /login", api.post(AUTH + "/login", Map.of()));
		verify(400, "POST /reset-password", api.post(AUTH + "/reset-password",
				Map.of("email", ADA.email(), "code", "000000", "new_password", "eleven blue bottles")));
		TestAccount mistaken = ADA.withPassword("another password");
		for (int i = 0; i < 5; i++) {
			verify((i < 2) ? 401 : 400, "POST /login", mistaken.login(api));
		}
		jdbc.update("update users set is_active = false");
		verify(401, "POST /login", ADA.login(api.from("203.0.113.7")));
	}

	@Test
	void whatComesTooOftenIsRefusedAsDocumented() {
		for (int i = 0; i < 21; i++) {
			verify((i < 20) ? 200 : 429, "POST /check-email",
					api.post(AUTH + "/check-email", Map.of("email", ADA.email())));
		}
	}

	@Test
	void brokenRequestsAreRefusedAsDocumented() {
		TestApi json = api.withHeader("Content-Type", "application/json");
		List<ApiResponse> refused = List.of(json.send("POST", AUTH + "/login", "{"),
				json.send("POST", AUTH + "/login", "[]"), json.send("POST", AUTH + "/login", " ".repeat(20_000)),
				api.withHeader("Content-Type", "text/plain").send("POST", AUTH + "/login", "x"),
				api.withHeader("Accept", "image/png").post(AUTH + "/login", Map.of("email", ADA.email())),
				api.withHeader("Origin", "https://example.org").post(AUTH + "/login"),
				api.withHeader("Accept", "application/problem+json").post(AUTH + "/login", Map.of()));
		assertThat(refused).extracting(ApiResponse::status).containsExactly(400, 400, 413, 415, 406, 403, 400);
		refused.forEach(answer -> verify(answer.status(), "POST /login", answer));
	}

	@Test
	void renewalAndSignOutAnswerAsDocumented() {
		ApiResponse signedIn = ADA.login(api);
		String refreshToken = signedIn.data("/tokens/refresh_token");
		verify(200, "POST /refresh", api.withBearer(refreshToken).post(AUTH + "/refresh"), COOKIE);
		verify(401, "POST /refresh", api.withBearer("none").post(AUTH + "/refresh"), COOKIE);
		verify(401, "POST /refresh", byCookie().post(AUTH + "/refresh"));
		verify(200, "POST /logout",
				byCookie().withBearer(signedIn.data("/tokens/access_token")).post(AUTH + "/logout"));
		verify(401, "POST /logout", api.post(AUTH + "/logout"), COOKIE);
		verify(200, "POST /logout-all", ADA.signIn(byCookie()).post(AUTH + "/logout-all"));
		verify(200, "POST /logout-all", ADA.signIn(api).post(AUTH + "/logout-all"), COOKIE);
	}

	@Test
	void ownAccountAnswersAsDocumented() {
		TestApi ada = ADA.signIn(api);
		verify(200, "GET /me", ada.get(AUTH + "/me"));
		verify(401, "GET /me", api.get(AUTH + "/me"));
		verify(401, "GET /me",
				api.withHeader("Accept", "application/problem+json").withBearer("none").get(AUTH + "/me"));
		verify(200, "GET /profile", ada.get(AUTH + "/profile"));
		verify(200, "PATCH /me", ada.patch(AUTH + "/me", Map.of("avatar", "https://example.com/ada.png")));
		verify(400, "PATCH /me", ada.patch(AUTH + "/me", Map.of("avatar", "ada.png")));
		verify(200, "GET /sessions", ada.get(AUTH + "/sessions"));
		verify(404, "DELETE /sessions/{id}", ada.delete(AUTH + "/sessions/none"));
		verify(200, "POST /change-password", ada.post(AUTH + "/change-password",
				Map.of("current_password", ADA.password(), "new_password", "eleven blue bottles")));
		verify(401, "POST /change-email",
				ada.post(AUTH + "/change-email", Map.of("new_email", BOB.email(), "code", "000000", "password", "x")),
				CHALLENGE);
		verify(200, "GET /me/events", ada.get(AUTH + "/me/events"));
		verify(400, "GET /me/events", ada.get(AUTH + "/me/events?page=0"));
		verify(200, "GET /me/export", ada.get(AUTH + "/me/export"));
		verify(401, "DELETE /me", ada.delete(AUTH + "/me", Map.of("password", ADA.password())), CHALLENGE);
		verify(200, "DELETE /me", ada.delete(AUTH + "/me", Map.of("password", "eleven blue bottles")));
		verify(401, "GET /me", ada.get(AUTH + "/me"));
	}

	private TestApi byCookie() {
		return api.withHeader("X-Token-Transport", "cookie").withHeader("Sec-Fetch-Site", "same-origin");
	}

	private void verify(int status, String operation, ApiResponse answer, String... absent) {
		document.verify(status, operation.replace(" ", " " + AUTH), answer, absent);
	}

}
