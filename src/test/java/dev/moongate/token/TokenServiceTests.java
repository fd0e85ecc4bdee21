package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Role;

import static dev.moongate.token.TestTokens.NOW;
import static dev.moongate.token.TestTokens.SESSION;
import static dev.moongate.token.TestTokens.USER;
import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenServiceTests {

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	@ParameterizedTest
	@EnumSource
	void verifyAccessReturnsWhatWasGranted(SigningAlgorithm algorithm) {
		TestTokens tokens = TestTokens.of(algorithm);

		AccessToken read = tokens.service.verifyAccess(tokens.service.issue(grant()).accessToken());

		assertThat(read.userId()).isEqualTo(USER);
		assertThat(read.sessionId()).isEqualTo(SESSION);
		assertThat(read.username()).isEqualTo("ada");
		assertThat(read.roles()).containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
		assertThat(read.issuedAt()).isEqualTo("2026-11-21T08:30:00Z");
		assertThat(read.expiresAt()).isEqualTo("2026-11-21T09:00:00Z");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "HS256")
	void accessTokensVerifyWithPlainJavaSecurity(SigningAlgorithm algorithm) throws Exception {
		TestTokens tokens = TestTokens.of(algorithm);
		String token = tokens.service.issue(grant()).accessToken();

		Signature verifier = Signature.getInstance(switch (algorithm) {
			case ES256 -> "SHA256withECDSAinP1363Format";
			case EDDSA -> "Ed25519";
			default -> "SHA256withRSA";
		});
		verifier.initVerify((PublicKey) tokens.ring.signingKey().orElseThrow().verification());
		verifier.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

		assertThat(verifier.verify(Forgery.signature(token))).isTrue();
	}

	@Test
	void accessTokensSayWhatTheContractPromises() {
		String token = tokens.service.issue(grant()).accessToken();
		String kid = tokens.ring.signingKey().orElseThrow().kid();
		UUID tokenId = tokens.service.verifyAccess(token).tokenId();

		assertThat(Forgery.header(token)).isEqualTo("""
				{"alg":"ES256","kid":"%s","typ":"at+jwt"}""".formatted(kid));
		assertThat(Forgery.payload(token)).isEqualTo("""
				{"iss":"https://auth.example.com","aud":["moongate"],\
				"sub":"0193a1b2-0000-7000-8000-00000000000a","sid":"0193a1b2-0000-7000-8000-00000000000b",\
				"jti":"%s","iat":1795249800,"nbf":1795249790,"exp":1795251600,"type":"access",\
				"username":"ada","roles":["USER","ADMIN"],\
				"collection_name":"user_0193a1b200007000800000000000000a"}""".formatted(tokenId));
		assertThat(tokenId.version()).isEqualTo(7);
	}

	@Test
	void refreshTokensSayWhatTheContractPromises() {
		String token = tokens.service.issue(grant()).refreshToken();
		Map<String, Object> claims = tokens.json.read(Forgery.payload(token).getBytes(StandardCharsets.UTF_8));

		assertThat(Forgery.header(token)).isEqualTo("""
				{"alg":"HS256","typ":"rt+jwt"}""");
		assertThat(claims.keySet()).containsExactly("iss", "aud", "sub", "sid", "jti", "gen", "iat", "exp", "type");
		assertThat(claims).containsEntry("gen", 3)
			.containsEntry("type", "refresh")
			.containsEntry("iat", 1795249798)
			.containsEntry("exp", 1795854600);
	}

	@Test
	void refreshTokenOfTheSameRowIsTheSameOnEveryInstance() {
		TestTokens other = TestTokens.of(SigningAlgorithm.ES256);
		String first = tokens.service.issue(grant()).refreshToken();
		tokens.clock.move(Duration.ofSeconds(9));

		assertThat(tokens.service.issue(grant()).refreshToken()).isEqualTo(first);
		assertThat(other.service.issue(grant()).refreshToken()).isEqualTo(first);
		RefreshToken read = other.service.verifyRefresh(first);
		assertThat(read).isEqualTo(new RefreshToken(USER, SESSION, read.tokenId(), 3, read.issuedAt(),
				NOW.plus(Duration.ofDays(7)).minusMillis(750)));
	}

	@Test
	void refreshTokensOfTwoGenerationsShareNoId() {
		String third = tokens.service.issue(grant()).refreshToken();
		String fourth = tokens.service.issue(grant(4, EnumSet.of(Role.USER), NOW.plusSeconds(60))).refreshToken();

		assertThat(claim(third, "jti")).isNotEqualTo(claim(fourth, "jti"));
	}

	@Test
	void accessTokensOfOneRowAreNeverTheSame() {
		assertThat(tokens.service.issue(grant()).accessToken())
			.isNotEqualTo(tokens.service.issue(grant()).accessToken());
	}

	@Test
	void accessTokenEndsWithTheSession() {
		TokenPair pair = tokens.service.issue(grant(0, EnumSet.of(Role.USER), NOW.plusSeconds(90)));

		assertThat(pair.expiresIn()).isEqualTo(Duration.ofSeconds(90));
		assertThat(pair.refreshExpiresIn()).isEqualTo(Duration.ofSeconds(90));
		assertThat(tokens.service.verifyAccess(pair.accessToken()).expiresAt()).isEqualTo("2026-11-21T08:31:30Z");
		tokens.clock.move(Duration.ofSeconds(90));
		assertRefused(pair.accessToken(), Reason.TOKEN_EXPIRED);
	}

	@Test
	void verifiedTokenExpiresToTheSecond() {
		String token = tokens.service.issue(grant()).accessToken();
		tokens.service.verifyAccess(token);

		tokens.clock.move(Duration.ofMinutes(30).minusMillis(751));
		tokens.service.verifyAccess(token);
		tokens.clock.move(Duration.ofMillis(1));
		assertRefused(token, Reason.TOKEN_EXPIRED);
	}

	@Test
	void verifiedTokenIsRefusedWhenTheClockGoesBackBeforeItsTime() {
		String token = tokens.service.issue(grant()).accessToken();
		tokens.service.verifyAccess(token);

		tokens.clock.move(Duration.ofSeconds(-11));

		assertRefused(token, Reason.TOKEN_INVALID);
	}

	@Test
	void verifiedTokenIsRefusedOnceItsKeyHasRetired() {
		String token = tokens.service.issue(grant()).accessToken();
		tokens.service.verifyAccess(token);

		tokens.stored.findUsable(NOW).getFirst().retire(NOW);
		tokens.ring.reload();

		assertRefused(token, Reason.TOKEN_INVALID);
	}

	@Test
	void tokenIssuedUnderLongerSettingsEndsWithTheNewOnes() {
		TestTokens generous = TestTokens.of(TestTokens.properties(SigningAlgorithm.ES256, Duration.ofHours(2)));
		String token = generous.service.issue(grant()).accessToken();
		TestTokens strict = generous.restartedWith(TestTokens.properties(SigningAlgorithm.ES256, Duration.ofMinutes(5)),
				TestTokens.SECRET);
		strict.service.verifyAccess(token);

		strict.clock.move(Duration.ofMinutes(5));

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> strict.service.verifyAccess(token))
			.extracting(ProblemException::reason)
			.isEqualTo(Reason.TOKEN_EXPIRED);
	}

	@Test
	void pairShowsNoTokenInALog() {
		TokenPair pair = tokens.service.issue(grant());

		assertThat(pair.toString()).doesNotContain(pair.accessToken()).doesNotContain(pair.refreshToken());
	}

	private String claim(String token, String name) {
		Map<String, Object> claims = tokens.json.read(Forgery.payload(token).getBytes(StandardCharsets.UTF_8));
		return String.valueOf(claims.get(name));
	}

	private void assertRefused(String token, Reason reason) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tokens.service.verifyAccess(token))
			.extracting(ProblemException::reason)
			.isEqualTo(reason);
	}

}
