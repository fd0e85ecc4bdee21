package dev.moongate.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import io.jsonwebtoken.security.Jwks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;

import static dev.moongate.token.Forgery.with;
import static dev.moongate.token.Forgery.without;
import static dev.moongate.token.TestTokens.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every way known to us to make an access token without Moongate.
 */
class ForgedAccessTokenTests {

	private final TestTokens tokens = TestTokens.of(SigningAlgorithm.ES256);

	private final TokenKey key = tokens.ring.signingKey().orElseThrow();

	private final String genuine = tokens.service.issue(grant()).accessToken();

	private final String header = Forgery.header(genuine);

	private final String payload = Forgery.payload(genuine);

	@Test
	void whatTheForgerSignsWithOurKeyIsAccepted() {
		assertThat(tokens.service.verifyAccess(Forgery.signed(header, payload, key.signing())).username())
			.isEqualTo("ada");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "None", "NONE", "nOnE", "", " none", "none " })
	void noneIsNoAlgorithmHoweverItIsSpelled(String none) {
		String forged = Forgery.unsigned(with(header, "alg", none), payload);
		String signature = genuine.substring(genuine.lastIndexOf('.'));

		assertInvalid(forged + ".");
		assertInvalid(forged);
		assertInvalid(forged + signature);
		assertInvalid(Forgery.unsigned("{\"alg\":\"" + none + "\"}", payload) + ".");
	}

	@Test
	void tokenWithoutASignatureIsRefused() {
		assertInvalid(Forgery.unsigned(header, payload) + ".");
		assertInvalid(Forgery.unsigned(header, payload));
	}

	@Test
	void headerWithoutAnAlgorithmIsRefused() {
		assertInvalid(Forgery.signed(without(header, "alg"), payload, key.signing()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HS256", "HS384", "HS512", "RS256", "PS256", "ES384", "ES512", "EdDSA", "es256", "ECDH-ES",
			"dir" })
	void otherAlgorithmsAreRefused(String algorithm) {
		assertInvalid(Forgery.signed(with(header, "alg", algorithm), payload, key.signing()));
	}

	@Test
	void publicKeyIsNoSharedSecret() {
		String confused = with(header, "alg", "HS256");
		byte[] der = key.verification().getEncoded();
		String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
				+ "\n-----END PUBLIC KEY-----\n";

		for (byte[] secret : List.of(der, pem.getBytes(), Base64.getEncoder().encode(der), key.kid().getBytes())) {
			assertInvalid(Forgery.signed(confused, payload, new SecretKeySpec(secret, "HmacSHA256")));
		}
	}

	@Test
	void anotherKeyUnderOurNameIsRefused() throws Exception {
		assertInvalid(Forgery.signed(header, payload, foreignPair().getPrivate()));
	}

	@Test
	void unknownAndMissingKeyNamesAreRefused() {
		assertInvalid(Forgery.signed(with(header, "kid", "A".repeat(43)), payload, key.signing()));
		assertInvalid(Forgery.signed(with(header, "kid", "../../dev/null"), payload, key.signing()));
		assertInvalid(Forgery.signed(with(header, "kid", 7), payload, key.signing()));
		assertInvalid(Forgery.signed(without(header, "kid"), payload, key.signing()));
	}

	@Test
	void keyInTheHeaderIsNotUsed() throws Exception {
		KeyPair foreign = foreignPair();
		Map<String, ?> jwk = Jwks.builder().key(foreign.getPublic()).idFromThumbprint().build();
		String own = String.valueOf(jwk.get("kid"));

		for (PrivateKey signer : List.of(foreign.getPrivate(), (PrivateKey) key.signing())) {
			assertInvalid(Forgery.signed(with(header, "jwk", jwk), payload, signer));
			assertInvalid(Forgery.signed(with(with(header, "kid", own), "jwk", jwk), payload, signer));
			assertInvalid(Forgery.signed(with(header, "jku", "https://evil.example/jwks.json"), payload, signer));
			assertInvalid(Forgery.signed(with(header, "x5u", "https://evil.example/cert.pem"), payload, signer));
			assertInvalid(Forgery.signed(with(header, "x5c", List.of("MIIB")), payload, signer));
			assertInvalid(Forgery.signed(with(header, "x5t", "AAAA"), payload, signer));
		}
	}

	@Test
	void extensionsOfTheHeaderAreRefused() {
		assertInvalid(Forgery.signed(with(header, "crit", List.of("exp")), payload, key.signing()));
		assertInvalid(Forgery.signed(with(header, "b64", false), payload, key.signing()));
		assertInvalid(Forgery.signed(with(header, "zip", "DEF"), payload, key.signing()));
		assertInvalid(Forgery.signed(with(header, "cty", "JWT"), payload, key.signing()));
	}

	@Test
	void refreshTokenIsNoAccessToken() {
		String refresh = tokens.service.issue(grant()).refreshToken();

		assertInvalid(refresh);
		assertInvalid(Forgery.signed(header, Forgery.payload(refresh), key.signing()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rt+jwt", "JWT", "jwt", "AT+JWT", "application/at+jwt", "" })
	void otherTypesAreRefused(String type) {
		assertInvalid(Forgery.signed(with(header, "typ", type), payload, key.signing()));
		assertInvalid(Forgery.signed(without(header, "typ"), payload, key.signing()));
	}

	@ParameterizedTest
	@CsvSource({ "iss, https://evil.example", "iss, https://auth.example.com/", "iss, ''", "aud, other",
			"aud, moongate:refresh", "aud, Moongate", "type, refresh", "type, ''", "sub, 17", "sid, x", "jti, ''" })
	void wrongClaimsAreRefused(String claim, String value) {
		assertInvalid(Forgery.signed(header, with(payload, claim, value), key.signing()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp", "type", "username", "roles" })
	void missingClaimsAreRefused(String claim) {
		assertInvalid(Forgery.signed(header, without(payload, claim), key.signing()));
	}

	@Test
	void tokenForSeveralAudiencesIsRefused() {
		assertInvalid(Forgery.signed(header, with(payload, "aud", List.of("moongate", "other")), key.signing()));
	}

	@Test
	void tokenThatIsNotYetValidIsRefused() {
		long now = tokens.clock.instant().getEpochSecond();

		assertInvalid(Forgery.signed(header, with(payload, "nbf", now + 1), key.signing()));
	}

	@Test
	void expiredTokenIsToldFromAForgedOne() {
		long now = tokens.clock.instant().getEpochSecond();
		String expired = with(payload, "exp", now);

		assertThat(reasonOf(Forgery.signed(header, expired, key.signing()))).isEqualTo(Reason.TOKEN_EXPIRED);
		assertInvalid(Forgery.unsigned(header, expired) + ".AAAA");
	}

	private void assertInvalid(String token) {
		assertThat(reasonOf(token)).isEqualTo(Reason.TOKEN_INVALID);
	}

	private Reason reasonOf(String token) {
		return assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tokens.service.verifyAccess(token))
			.actual()
			.reason();
	}

	private static KeyPair foreignPair() throws GeneralSecurityException {
		return SigningAlgorithm.ES256.generate(new SecureRandom());
	}

}
