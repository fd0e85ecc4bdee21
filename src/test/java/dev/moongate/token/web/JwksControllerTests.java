package dev.moongate.token.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.token.PublishedKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the key set as another service would, with nothing but {@code java.security}.
 */
class JwksControllerTests {

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "ES256", "EDDSA", "RS256" })
	void anotherServiceVerifiesATokenWithThePublishedKey(String algorithm) throws Exception {
		// often enough that an EC coordinate begins with a zero byte
		int rounds = algorithm.equals("ES256") ? 600 : 1;
		for (int round = 0; round < rounds; round++) {
			PublishedKeys keys = PublishedKeys.of(algorithm);
			JsonNode jwk = MAPPER.valueToTree(keys.service().publicKeys()).get("keys").get(0);

			assertThat(verifies(jwk, keys.accessToken())).isTrue();
		}
	}

	@Test
	void answerIsTheBareSetAndCacheableForFiveMinutes() {
		PublishedKeys keys = PublishedKeys.of("ES256");

		MvcTestResult answer = get(keys);

		assertThat(answer).hasStatusOk()
			.hasContentType("application/json")
			.headers()
			.hasValue("Cache-Control", "max-age=300, public");
		JsonNode set = MAPPER.readTree(answer.getResponse().getContentAsByteArray());
		assertThat(set.propertyNames()).containsExactly("keys");
		JsonNode jwk = set.get("keys").get(0);
		assertThat(jwk.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
		assertThat(jwk.get("use").asString()).isEqualTo("sig");
		assertThat(jwk.get("alg").asString()).isEqualTo("ES256");
		assertThat(jwk.get("kid").asString()).isEqualTo(header(keys.accessToken()).get("kid").asString());
	}

	@Test
	void setIsEmptyWithASharedSecret() {
		assertThat(get(PublishedKeys.of("HS256"))).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"keys":[]}""");
	}

	private static MvcTestResult get(PublishedKeys keys) {
		return MockMvcTester.of(new JwksController(keys.service())).get().uri("/.well-known/jwks.json").exchange();
	}

	private static boolean verifies(JsonNode jwk, String token) throws GeneralSecurityException {
		String algorithm = header(token).get("alg").asString();
		Signature verifier = Signature.getInstance(switch (algorithm) {
			case "ES256" -> "SHA256withECDSAinP1363Format";
			case "EdDSA" -> "Ed25519";
			default -> "SHA256withRSA";
		});
		verifier.initVerify(publicKey(jwk));
		int lastDot = token.lastIndexOf('.');
		verifier.update(token.substring(0, lastDot).getBytes(StandardCharsets.US_ASCII));
		return verifier.verify(DECODER.decode(token.substring(lastDot + 1)));
	}

	private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
		return switch (jwk.get("kty").asString()) {
			case "EC" -> {
				assertThat(bytes(jwk, "x")).hasSize(32);
				assertThat(bytes(jwk, "y")).hasSize(32);
				AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
				p256.init(new ECGenParameterSpec("secp256r1"));
				ECPoint point = new ECPoint(new BigInteger(1, bytes(jwk, "x")), new BigInteger(1, bytes(jwk, "y")));
				yield KeyFactory.getInstance("EC")
					.generatePublic(new ECPublicKeySpec(point, p256.getParameterSpec(ECParameterSpec.class)));
			}
			case "OKP" -> {
				byte[] littleEndian = bytes(jwk, "x");
				byte[] y = new byte[littleEndian.length];
				for (int i = 0; i < y.length; i++) {
					y[i] = littleEndian[y.length - 1 - i];
				}
				boolean xOdd = (y[0] & 0x80) != 0;
				y[0] &= 0x7F;
				yield KeyFactory.getInstance("Ed25519")
					.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519,
							new EdECPoint(xOdd, new BigInteger(1, y))));
			}
			default -> KeyFactory.getInstance("RSA")
				.generatePublic(
						new RSAPublicKeySpec(new BigInteger(1, bytes(jwk, "n")), new BigInteger(1, bytes(jwk, "e"))));
		};
	}

	private static byte[] bytes(JsonNode jwk, String member) {
		return DECODER.decode(jwk.get(member).asString());
	}

	private static JsonNode header(String token) {
		return MAPPER.readTree(DECODER.decode(token.substring(0, token.indexOf('.'))));
	}

}
