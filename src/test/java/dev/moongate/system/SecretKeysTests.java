package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretKeys} and {@link KeyedHash}.
 */
class SecretKeysTests {

	private static final String SECRET = "9f2c4e7a1b8d6035f4a9c2e1d7b60835";

	@Test
	void keysAreThoseOfHkdf() {
		HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
		hkdf.init(new HKDFParameters(bytes(SECRET), bytes("moongate"), bytes("captcha")));
		byte[] expected = new byte[32];
		hkdf.generateBytes(expected, 0, expected.length);
		assertThat(keys(SECRET).derive(KeyPurpose.CAPTCHA).getEncoded()).isEqualTo(expected);
	}

	@Test
	void sameSecretAndPurposeThenSameKey() {
		assertThat(keys(SECRET).derive(KeyPurpose.CAPTCHA)).isEqualTo(keys(SECRET).derive(KeyPurpose.CAPTCHA));
	}

	@Test
	void otherSecretOrPurposeThenOtherKey() {
		assertThat(keys(SECRET).derive(KeyPurpose.CAPTCHA))
			.isNotEqualTo(keys(SECRET).derive(KeyPurpose.VERIFICATION_CODES))
			.isNotEqualTo(keys(SECRET + "0").derive(KeyPurpose.CAPTCHA));
	}

	@Test
	void firstSecretDerivesAndEachIsThere() {
		String older = "0" + SECRET;
		SecretKeys rotated = keys(SECRET + ", " + older + ",");
		assertThat(rotated.derive(KeyPurpose.CAPTCHA)).isEqualTo(keys(SECRET).derive(KeyPurpose.CAPTCHA));
		assertThat(rotated.deriveAll(KeyPurpose.CAPTCHA)).containsExactly(keys(SECRET).derive(KeyPurpose.CAPTCHA),
				keys(older).derive(KeyPurpose.CAPTCHA));
	}

	@Test
	void purposesShareNoKey() {
		assertThat(KeyPurpose.values()).extracting(KeyPurpose::label).doesNotHaveDuplicates();
	}

	@Test
	void withoutASecretEveryProcessMakesUpItsOwn() {
		assertThat(keys("").derive(KeyPurpose.CAPTCHA)).isNotEqualTo(keys("").derive(KeyPurpose.CAPTCHA));
	}

	@Test
	void hashIsHmacSha256() {
		// RFC 4231 section 4.2
		KeyedHash hash = new KeyedHash(new SecretKeySpec(HexFormat.of().parseHex("0b".repeat(20)), "HmacSHA256"));
		assertThat(HexFormat.of().formatHex(hash.hash(bytes("Hi There"))))
			.isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	}

	@Test
	void nameIsShortAndTellsNothing() {
		KeyedHash hash = new KeyedHash(keys(SECRET).derive(KeyPurpose.THROTTLE));
		assertThat(hash.name("ann@example.com")).matches("[A-Za-z0-9_-]{22}")
			.isEqualTo(hash.name("ann@example.com"))
			.isNotEqualTo(hash.name("bob@example.com"))
			.isNotEqualTo(new KeyedHash(keys(SECRET).derive(KeyPurpose.KNOWN_DEVICES)).name("ann@example.com"));
	}

	private static SecretKeys keys(String secret) {
		SystemProperties properties = new Binder(
				new MapConfigurationPropertySource(Map.of("moongate.secret-key", secret)))
			.bindOrCreate("moongate", SystemProperties.class);
		return new SecretKeys(properties, new SecureRandom());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
