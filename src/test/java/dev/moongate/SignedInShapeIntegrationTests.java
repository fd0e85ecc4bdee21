package dev.moongate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAccount;
import dev.moongate.support.TestApi;
import dev.moongate.support.TestMailbox;

import static dev.moongate.support.TestAccount.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The objects a frontend and a downstream service program against: exactly the members of
 * the contract, no more.
 */
@IntegrationTest
class SignedInShapeIntegrationTests {

	private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

	private static final String RFC_3339_SECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	private TestApi api;

	@Autowired
	private TestMailbox mailbox;

	private final TestAccount ann = TestAccount.of("Ann_Lee");

	@SuppressWarnings("NullAway.Init")
	private ApiResponse answer;

	@BeforeEach
	void register() {
		answer = ann.register(api, mailbox);
	}

	@Test
	void envelopeHasThreeMembers() {
		assertThat(answer.json().propertyNames()).containsExactly("code", "message", "data");
		assertThat(answer.data().propertyNames()).containsExactly("user", "tokens");
	}

	@Test
	void userHasTheMembersOfTheContract() {
		JsonNode user = answer.data().path("user");
		assertThat(user.propertyNames()).containsExactly("id", "email", "username", "name", "avatar", "is_active",
				"is_verified", "roles", "collection_name", "created_at", "updated_at", "last_login_at");
		assertThat(user.path("id").asString()).matches(UUID_V7);
		assertThat(user.path("email").asString()).isEqualTo("ann_lee@example.com");
		assertThat(user.path("username").asString()).isEqualTo("Ann_Lee");
		assertThat(user.path("name").asString()).isEqualTo("Ann_Lee");
		assertThat(user.path("avatar").isNull()).isTrue();
		assertThat(user.path("is_active").booleanValue()).isTrue();
		assertThat(user.path("is_verified").booleanValue()).isTrue();
		assertThat(user.path("roles").toString()).isEqualTo("[\"USER\"]");
		assertThat(user.path("collection_name").asString())
			.isEqualTo("user_" + user.path("id").asString().replace("-", ""));
		for (String time : new String[] { "created_at", "updated_at", "last_login_at" }) {
			assertThat(user.path(time).asString()).matches(RFC_3339_SECONDS);
		}
	}

	@Test
	void tokensHaveTheMembersOfTheContract() {
		JsonNode tokens = answer.data().path("tokens");
		assertThat(tokens.propertyNames()).containsExactly("access_token", "refresh_token", "token_type", "expires_in",
				"refresh_expires_in");
		assertThat(tokens.path("token_type").asString()).isEqualTo("bearer");
		assertThat(tokens.path("expires_in").isIntegralNumber()).isTrue();
		assertThat(tokens.path("expires_in").intValue()).isEqualTo(30 * 60);
		assertThat(tokens.path("refresh_expires_in").intValue()).isBetween(7 * 24 * 60 * 60 - 5, 7 * 24 * 60 * 60);
	}

	@Test
	void accessTokenHasTheClaimsOfTheContract() {
		String token = answer.data("/tokens/access_token");
		JsonNode header = part(token, 0);
		assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "kid", "typ");
		assertThat(header.path("alg").asString()).isEqualTo("ES256");
		assertThat(header.path("typ").asString()).isEqualTo("at+jwt");
		assertThat(api.get("/.well-known/jwks.json").json().path("keys").valueStream())
			.anyMatch((key) -> key.path("kid").equals(header.path("kid")) && !key.has("d"));
		JsonNode claims = part(token, 1);
		assertThat(claims.propertyNames()).containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "jti", "iat", "nbf",
				"exp", "type", "username", "roles", "collection_name");
		assertThat(claims.path("iss").asString()).isEqualTo("http://localhost:8080");
		assertThat(claims.path("aud").toString()).contains("moongate");
		assertThat(claims.path("sub").asString()).isEqualTo(answer.data("/user/id"));
		assertThat(claims.path("sid").asString()).matches(UUID_V7);
		assertThat(claims.path("jti").asString()).isNotBlank();
		assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(30 * 60);
		assertThat(claims.path("nbf").longValue()).isLessThanOrEqualTo(Instant.now().getEpochSecond());
		assertThat(claims.path("type").asString()).isEqualTo("access");
		assertThat(claims.path("username").asString()).isEqualTo("Ann_Lee");
		assertThat(claims.path("roles").toString()).isEqualTo("[\"USER\"]");
		assertThat(claims.path("collection_name").asString()).isEqualTo(answer.data("/user/collection_name"));
	}

	@Test
	void refreshTokenHasTheClaimsOfTheContractAndAnAudienceOfItsOwn() {
		JsonNode access = part(answer.data("/tokens/access_token"), 1);
		String token = answer.data("/tokens/refresh_token");
		assertThat(part(token, 0).path("typ").asString()).isEqualTo("rt+jwt");
		JsonNode claims = part(token, 1);
		assertThat(claims.propertyNames()).containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "jti", "gen", "iat",
				"exp", "type");
		assertThat(claims.path("type").asString()).isEqualTo("refresh");
		assertThat(claims.path("sub")).isEqualTo(access.path("sub"));
		assertThat(claims.path("sid")).isEqualTo(access.path("sid"));
		assertThat(claims.path("aud")).isNotEqualTo(access.path("aud"));
		assertThat(claims.path("gen").intValue()).isZero();
	}

	@Test
	void captchaHasTheMembersOfTheContract() {
		JsonNode captcha = api.get(AUTH + "/captcha").data();
		assertThat(captcha.propertyNames()).containsExactly("captcha_id", "captcha_image", "required", "expires_in",
				"message", "captcha_text");
		assertThat(captcha.path("required").booleanValue()).isTrue();
		assertThat(captcha.path("expires_in").intValue()).isEqualTo(300);
	}

	@Test
	void refreshAnswersWithTheTokensAlone() {
		ApiResponse refreshed = api.withBearer(answer.data("/tokens/refresh_token")).post(AUTH + "/refresh");
		assertThat(refreshed.data().propertyNames()).isEqualTo(answer.data().path("tokens").propertyNames());
	}

	private static JsonNode part(String token, int number) {
		byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[number]);
		return JSON.readTree(new String(json, StandardCharsets.UTF_8));
	}

}
