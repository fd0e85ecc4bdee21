package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens put together by hand, with nothing of the code that is to see through them.
 */
final class Forgery {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private Forgery() {
	}

	static String header(String token) {
		return new String(DECODER.decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
	}

	static String payload(String token) {
		return new String(DECODER.decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
	}

	static byte[] signature(String token) {
		return DECODER.decode(token.split("\\.")[2]);
	}

	static String encode(String text) {
		return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	static String unsigned(String header, String payload) {
		return encode(header) + "." + encode(payload);
	}

	static String with(String json, String member, Object value) {
		return MAPPER.writeValueAsString(MAPPER.readTree(json).asObject().putPOJO(member, value));
	}

	static String without(String json, String member) {
		return MAPPER.writeValueAsString(MAPPER.readTree(json).asObject().without(member));
	}

	/** Signs whatever it is given, as ES256 or, with a secret, as HS256. */
	static String signed(String header, String payload, Key key) {
		String input = unsigned(header, payload);
		try {
			return input + "." + ENCODER.encodeToString(sign(input.getBytes(StandardCharsets.US_ASCII), key));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] sign(byte[] input, Key key) throws GeneralSecurityException {
		if (key instanceof PrivateKey pair) {
			Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
			signature.initSign(pair);
			signature.update(input);
			return signature.sign();
		}
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
		return mac.doFinal(input);
	}

}
