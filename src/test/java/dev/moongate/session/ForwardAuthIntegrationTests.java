package dev.moongate.session;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What proxies are told about a request.
 */
@IntegrationTest
class ForwardAuthIntegrationTests {

	private static final String FORWARD_AUTH = TestAccount.AUTH + "/forward-auth";

	private static final TestAccount ADA = TestAccount.of("Ada_L");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	private ApiResponse login;

	private TestApi ada;

	@BeforeEach
	void signIn() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		jdbc.update("update users set roles = '{USER,ADMIN}'");
		login = ADA.login(api);
		ada = api.withBearer(login.data("/tokens/access_token"));
	}

	@ParameterizedTest
	@CsvSource({ "GET,''", "HEAD,''", "POST,''", "DELETE,''", "OPTIONS,''", "OPTIONS,/api/documents", "GET,/",
			"GET,/api/documents/7", "PATCH,/api/documents/7", "GET,/api//documents", "GET,/a;v=1/b", "GET,/100%25",
			"GET,/a%2Fb", "GET,/a/../b", "GET,/%E6%9D%8E" })
	void whoSentTheRequestStandsInHeaders(String method, String path) {
		ApiResponse answer = ada.send(method, FORWARD_AUTH + path, HttpRequest.BodyPublishers.noBody());
		assertThat(answer).hasStatus(200)
			.hasHeader("X-Auth-Request-User", login.data("/user/id"))
			.hasHeader("X-Auth-Request-Preferred-Username", "Ada_L")
			.hasHeader("X-Auth-Request-Email", ADA.email())
			.hasHeader("X-Auth-Request-Groups", "USER,ADMIN")
			.hasHeader("X-Auth-Request-Collection", login.data("/user/collection_name"))
			.hasHeader("Cache-Control", "no-store");
		assertThat(answer.text()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "GET,''", "POST,''", "PUT,/api/documents/7" })
	void withoutATokenTheRequestMustNotPass(String method, String path) {
		ApiResponse answer = api.send(method, FORWARD_AUTH + path, "");
		assertThat(answer).hasReason(Reason.TOKEN_MISSING)
			.hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
	}

	/** A proxy that keeps the method passes a page's preflight on as it came. */
	@Test
	void preflightIsARequestLikeAnyOther() {
		TestApi page = api.withHeader("Origin", "https://app.of-the-other-service.example")
			.withHeader("Access-Control-Request-Method", "DELETE");
		assertThat(page.send("OPTIONS", FORWARD_AUTH + "/api/documents/7", "")).hasReason(Reason.TOKEN_MISSING);
		assertThat(page.send("OPTIONS", FORWARD_AUTH, "")).hasReason(Reason.TOKEN_MISSING);
		assertThat(page.withBearer(login.data("/tokens/access_token"))
			.send("OPTIONS", FORWARD_AUTH + "/api/documents/7", "")).hasStatus(200)
			.hasHeader("X-Auth-Request-User", login.data("/user/id"))
			.hasNoHeader("Access-Control-Allow-Origin");
	}

	@Test
	void callersOwnHeadersAreNotEchoed() {
		ApiResponse answer = ada.withHeader("X-Auth-Request-User", "root")
			.withHeader("X-Auth-Request-Collection", "user_of_somebody_else")
			.get(FORWARD_AUTH);
		assertThat(answer).hasHeader("X-Auth-Request-User", login.data("/user/id"))
			.hasHeader("X-Auth-Request-Collection", login.data("/user/collection_name"));
		assertThat(api.withHeader("X-Auth-Request-User", "root").get(FORWARD_AUTH)).hasReason(Reason.TOKEN_MISSING)
			.hasNoHeader("X-Auth-Request-User");
	}

	@Test
	void endedSessionIsRefusedAtOnce() {
		ada.get(FORWARD_AUTH).assertThat().hasStatus(200);
		ada.post(TestAccount.AUTH + "/logout").assertThat().isOk();
		assertThat(ada.get(FORWARD_AUTH)).hasReason(Reason.TOKEN_REVOKED);
	}

	@Test
	void refreshTokenOpensNothing() {
		assertThat(api.withBearer(login.data("/tokens/refresh_token")).get(FORWARD_AUTH))
			.hasReason(Reason.TOKEN_INVALID);
	}

	@Test
	void originOfTheRequestInQuestionIsNotJudged() {
		TestApi page = ada.withHeader("Origin", "https://app.of-the-other-service.example");
		assertThat(page.get(FORWARD_AUTH)).hasStatus(200).hasNoHeader("Access-Control-Allow-Origin");
		assertThat(page.get(TestAccount.AUTH + "/me")).hasReason(Reason.ORIGIN_DENIED);
	}

	@Test
	void valueThatIsNoHeaderLetsNothingPass() {
		jdbc.update("update users set email = ?", "ada@example.com\r\nX-Auth-Request-Groups: ROOT");
		ApiResponse answer = api.withBearer(loginByUsername()).get(FORWARD_AUTH);
		assertThat(answer).hasReason(Reason.INTERNAL_ERROR).hasNoHeader("X-Auth-Request-Groups");
	}

	@Test
	void bodyOfTheRequestIsForWhoeverServesIt() {
		TestApi large = ada.withHeader("Content-Type", "*/*");
		assertThat(large.send("POST", FORWARD_AUTH, "a".repeat(20_000))).hasStatus(200);
		assertThat(large.get(FORWARD_AUTH + "/api/documents")).hasStatus(200);
		assertThat(api.withHeader("Content-Type", "*/*").send("POST", FORWARD_AUTH, "a".repeat(20_000)))
			.hasReason("TOKEN_MISSING");
	}

	@Test
	void noLimitCountsIt() {
		List<ApiResponse> answers = IntStream.range(0, 200).mapToObj((i) -> ada.get(FORWARD_AUTH)).toList();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).hasStatus(200).hasNoHeader("RateLimit-Policy"));
	}

	private String loginByUsername() {
		return ADA.loginBy(api, "username", ADA.username()).data("/tokens/access_token");
	}

}
