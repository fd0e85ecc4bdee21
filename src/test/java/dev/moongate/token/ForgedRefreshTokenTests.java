package dev.moongate.token;

import java.time.Duration;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.KeyPurpose;

import static dev.moongate.token.Forgery.with;
import static dev.moongate.token.Forgery.without;
import static dev.moongate.token.TestTokens.SESSION;
import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Refresh tokens that Moongate did not issue. All of them get the one same answer.
 */
class ForgedRefreshTokenTests {

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	private final SecretKey key = tokens.secretKeys.derive(KeyPurpose.REFRESH_TOKENS);

	private final String genuine = tokens.service.issue(grant()).refreshToken();

	private final String header = Forgery.header(genuine);

	private final String payload = Forgery.payload(genuine);

	@Test
	void whatTheForgerSignsWithOurKeyIsAccepted() {
		assertThat(tokens.service.verifyRefresh(Forgery.signed(header, payload, key)).sessionId()).isEqualTo(SESSION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "None", "NONE", "nOnE", "", "HS384", "HS512", "ES256", "hs256" })
	void otherAlgorithmsAreRefused(String algorithm) {
		String other = with(header, "alg", algorithm);

		assertInvalid(Forgery.unsigned(other, payload) + ".");
		assertInvalid(Forgery.unsigned(other, payload));
		assertInvalid(Forgery.signed(other, payload, key));
	}

	@Test
	void tokenWithoutASignatureIsRefused() {
		assertInvalid(Forgery.unsigned(header, payload) + ".");
		assertInvalid(Forgery.unsigned(header, payload));
	}

	@Test
	void anotherKeyIsRefused() {
		for (KeyPurpose purpose : List.of(KeyPurpose.SIGNING_KEYS, KeyPurpose.REFRESH_TOKEN_IDS)) {
			assertInvalid(Forgery.signed(header, payload, tokens.secretKeys.derive(purpose)));
		}
		assertInvalid(Forgery.signed(header, payload, new SecretKeySpec(new byte[32], "HmacSHA256")));
	}

	@ParameterizedTest
	@CsvSource({ "kid, x", "jku, https://evil.example", "jwk, x", "x5u, https://evil.example", "crit, exp", "zip, DEF",
			"typ, at+jwt", "typ, JWT" })
	void anyOtherHeaderIsRefused(String member, String value) {
		assertInvalid(Forgery.signed(with(header, member, value), payload, key));
	}

	@Test
	void accessTokenIsNoRefreshToken() {
		TestTokens shared = TestTokens.of(SigningAlgorithm.HS256);
		String access = tokens.service.issue(grant()).accessToken();

		assertInvalid(access);
		assertInvalid(shared.service.issue(grant()).accessToken());
		assertInvalid(Forgery.signed(header, Forgery.payload(access), key));
	}

	@Test
	void refreshTokenIsNoAccessTokenOfHs256() {
		TestTokens shared = TestTokens.of(SigningAlgorithm.HS256);

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> shared.service.verifyAccess(shared.service.issue(grant()).refreshToken()))
			.extracting(ProblemException::reason)
			.isEqualTo(Reason.TOKEN_INVALID);
	}

	@ParameterizedTest
	@CsvSource({ "iss, https://evil.example", "aud, moongate", "aud, other", "type, access", "sub, 17", "sid, x",
			"gen, three" })
	void wrongClaimsAreRefused(String claim, String value) {
		assertInvalid(Forgery.signed(header, with(payload, claim, value), key));
	}

	@ParameterizedTest
	@ValueSource(strings = { "iss", "aud", "sub", "sid", "gen", "exp", "type" })
	void missingClaimsAreRefused(String claim) {
		assertInvalid(Forgery.signed(header, without(payload, claim), key));
	}

	@Test
	void expiredTokenIsRefusedToTheSecond() {
		tokens.clock.move(Duration.ofMillis(250));
		long now = tokens.clock.instant().getEpochSecond();

		assertInvalid(Forgery.signed(header, with(payload, "exp", now), key));
		tokens.service.verifyRefresh(Forgery.signed(header, with(payload, "exp", now + 1), key));
	}

	@ParameterizedTest
	@ValueSource(strings = { "=", "==", " ", "\n", ".", ".AAAA" })
	void respelledTokenIsRefused(String tail) {
		assertInvalid(genuine + tail);
		assertInvalid(tail + genuine);
	}

	@Test
	void tokenOver4KiBIsRefused() {
		assertInvalid(Forgery.signed(header, with(payload, "padding", "x".repeat(3000)), key));
	}

	@Test
	void tokenOfAnotherSecretKeyIsRefused() {
		TestTokens other = TestTokens.of(TestTokens.properties(SigningAlgorithm.ES256),
				"another secret for tests, long enough");

		assertInvalid(other.service.issue(grant()).refreshToken());
	}

	private void assertInvalid(String token) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tokens.service.verifyRefresh(token))
			.extracting(ProblemException::reason)
			.isEqualTo(Reason.REFRESH_TOKEN_INVALID);
	}

}
