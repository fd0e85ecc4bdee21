package dev.moongate.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.moongate.account.AccountService;
import dev.moongate.problem.Reason;
import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestPasswords;
import dev.moongate.support.TestServiceClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What services are told about tokens (RFC 7662).
 */
@IntegrationTest
class IntrospectionIntegrationTests {

	private static final String INTROSPECT = TestAccount.AUTH + "/introspect";

	private static final TestAccount ADA = TestAccount.of("Ada");

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private MutableClock clock;

	@Autowired
	private AccountService accounts;

	@Autowired
	private StringRedisTemplate redis;

	private TestApi chat;

	private ApiResponse login;

	private String access;

	private String refresh;

	@BeforeEach
	void signIn() {
		ADA.insert(jdbc, TestPasswords.sha256(ADA.password()));
		chat = TestServiceClient.CHAT.on(api);
		login = ADA.login(api);
		access = login.data("/tokens/access_token");
		refresh = login.data("/tokens/refresh_token");
	}

	@Test
	void accessTokenIsDescribed() {
		ApiResponse answer = introspect(access);
		JsonNode token = answer.json();
		assertThat(token.propertyNames()).containsExactly("active", "username", "token_type", "exp", "iat", "nbf",
				"sub", "aud", "iss", "jti", "sid", "roles", "collection_name");
		assertThat(answer).hasStatus(200)
			.hasHeader("Content-Type", "application/json")
			.hasHeader("Cache-Control", "no-store")
			.hasValue("/active", "true")
			.hasValue("/username", "Ada")
			.hasValue("/token_type", "Bearer")
			.hasValue("/sub", login.data("/user/id"))
			.hasValue("/aud", "moongate")
			.hasValue("/roles/0", "USER")
			.hasValue("/collection_name", login.data("/user/collection_name"));
		assertThat(token.path("exp").asLong() - token.path("iat").asLong()).isEqualTo(1800);
		assertThat(token.path("nbf").asLong()).isLessThanOrEqualTo(token.path("iat").asLong());
	}

	@Test
	void refreshTokenIsDescribedWithoutWhatOpensAnything() {
		ApiResponse answer = introspect(refresh);
		assertThat(answer.json().propertyNames()).containsExactly("active", "exp", "iat", "sub", "aud", "iss", "jti",
				"sid");
		assertThat(answer).hasValue("/active", "true").hasValue("/aud", "moongate:refresh");
	}

	@ParameterizedTest
	@ValueSource(strings = { "&token_type_hint=access_token", "&token_type_hint=refresh_token",
			"&token_type_hint=unknown", "&other=1&other=2" })
	void hintDecidesNothing(String rest) {
		assertThat(chat.send("POST", INTROSPECT, form(access) + rest)).hasValue("/active", "true");
		assertThat(chat.send("POST", INTROSPECT, form(refresh) + rest)).hasValue("/active", "true");
	}

	@Test
	void rolesAreThoseOfNow() {
		jdbc.update("update users set roles = '{USER,ADMIN}'");
		ADA.login(api).assertThat().isOk();
		assertThat(introspect(access)).hasValue("/roles/1", "ADMIN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "\0" })
	void whatIsNoTokenIsNotActive(String text) {
		assertInactive(text);
	}

	@Test
	void tamperedTokenIsNotActive() {
		assertInactive(access.substring(0, access.length() - 4) + "AAAA");
		assertInactive(refresh.substring(0, refresh.length() - 4) + "AAAA");
	}

	@Test
	void expiredTokenIsNotActive() {
		clock.advance(Duration.ofMinutes(31));
		assertInactive(access);
		assertThat(introspect(refresh)).hasValue("/active", "true");
		clock.advance(Duration.ofDays(7));
		assertInactive(refresh);
	}

	@Test
	void tokensOfAnEndedSessionAreNotActive() {
		api.withBearer(access).post(TestAccount.AUTH + "/logout").assertThat().isOk();
		assertInactive(access);
		assertInactive(refresh);
	}

	@Test
	void tokensOfADisabledUserAreNotActive() {
		jdbc.update("update users set is_active = false");
		forgetProfiles();
		assertInactive(access);
		assertInactive(refresh);
	}

	@Test
	void tokensOfADeletedUserAreNotActive() {
		api.withBearer(access).post(TestAccount.AUTH + "/logout-all").assertThat().isOk();
		jdbc.update("delete from users");
		forgetProfiles();
		assertInactive(access);
		assertInactive(refresh);
	}

	@Test
	void onlyTheLastRefreshTokenIsActive() {
		String next = api.post(TestAccount.AUTH + "/refresh", Map.of("refresh_token", refresh)).data("/refresh_token");
		assertInactive(refresh);
		assertThat(introspect(next)).hasValue("/active", "true");
		assertThat(introspect(access)).hasValue("/active", "true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "token=", "token", "other=1", "token=a&token=b", "token=%zz", "token=%ff",
			"token=%c1%b4", "token_type_hint=x" })
	void formWithoutOneTokenIsRefused(String form) {
		assertThat(chat.send("POST", INTROSPECT, form)).hasReason(Reason.INVALID_FIELDS).hasFields("token");
	}

	@Test
	void tokenInTheAddressIsNotRead() {
		assertThat(chat.send("POST", INTROSPECT + "?" + form(access), "")).hasReason(Reason.INVALID_FIELDS);
		assertThat(chat.send("POST", INTROSPECT + "?token=x", form(access))).hasValue("/active", "true");
	}

	@Test
	void otherBodiesAreRefused() {
		TestApi plain = api.withHeader("Authorization", "Basic eDp5");
		assertThat(plain.post(INTROSPECT, Map.of("token", access))).hasReason(Reason.UNSUPPORTED_MEDIA_TYPE);
		assertThat(chat.send("POST", INTROSPECT, "token=" + "a".repeat(17_000))).hasReason(Reason.PAYLOAD_TOO_LARGE);
	}

	private void assertInactive(String token) {
		ApiResponse answer = introspect(token);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("{\"active\":false}");
	}

	private ApiResponse introspect(String token) {
		return chat.send("POST", INTROSPECT, form(token));
	}

	private static String form(String token) {
		return "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
	}

	/** What the transaction that changed the account would have seen to. */
	private void forgetProfiles() {
		accounts.forgetAll();
		redis.delete(redis.keys("user:*"));
	}

}
