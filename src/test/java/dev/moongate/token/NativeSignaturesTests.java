package dev.moongate.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NativeSignatures}.
 */
class NativeSignaturesTests {

	private static final byte[] MESSAGE = "a token, perhaps".getBytes(StandardCharsets.UTF_8);

	@Test
	void theLibraryIsThereForMostMachines() {
		if (System.getProperty("os.name").startsWith("Linux") && System.getProperty("os.arch").equals("amd64")) {
			assertThat(NativeSignatures.provider("SHA256withECDSA")).isPresent();
			assertThat(SigningAlgorithm.ES256.provider()).isNotNull();
		}
	}

	@Test
	void whatItDoesNotKnowIsForTheJdk() {
		assertThat(NativeSignatures.provider("SHA256withNothing")).isEmpty();
	}

	/**
	 * An instance with the library and one without share their keys.
	 */
	@ParameterizedTest
	@EnumSource(Pair.class)
	void keysAndSignaturesOfOneAreRightForTheOther(Pair kind) throws GeneralSecurityException {
		Provider library = NativeSignatures.provider(kind.signature).orElse(kind.jdk());
		for (List<Provider> order : List.of(List.of(library, kind.jdk()), List.of(kind.jdk(), library))) {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.family, order.getFirst());
			generator.initialize(kind.size, new SecureRandom());
			KeyPair made = generator.generateKeyPair();
			KeyFactory keys = KeyFactory.getInstance(kind.family, order.getLast());
			PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(made.getPrivate().getEncoded()));
			PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded()));
			byte[] ofOne = sign(kind, order.getFirst(), made.getPrivate());
			byte[] ofTheOther = sign(kind, order.getLast(), privateKey);
			assertThat(Stream.of(ofOne, ofTheOther)).allSatisfy((signature) -> {
				assertThat(verify(kind, order.getLast(), publicKey, MESSAGE, signature)).isTrue();
				assertThat(verify(kind, order.getFirst(), made.getPublic(), MESSAGE, signature)).isTrue();
				assertThat(verify(kind, order.getFirst(), made.getPublic(), new byte[3], signature)).isFalse();
			});
		}
	}

	private static byte[] sign(Pair kind, Provider provider, PrivateKey key) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(kind.signature, provider);
		signature.initSign(key);
		signature.update(MESSAGE);
		return signature.sign();
	}

	private static boolean verify(Pair kind, Provider provider, PublicKey key, byte[] message, byte[] signed)
			throws GeneralSecurityException {
		Signature signature = Signature.getInstance(kind.signature, provider);
		signature.initVerify(key);
		signature.update(message);
		return signature.verify(signed);
	}

	/** Keys and signatures that the library computes. */
	private enum Pair {

		ELLIPTIC("EC", 256, "SHA256withECDSA", "SunEC"),

		RSA("RSA", 2048, "SHA256withRSA", "SunRsaSign");

		private final String family;

		private final int size;

		private final String signature;

		private final String provider;

		Pair(String family, int size, String signature, String provider) {
			this.family = family;
			this.size = size;
			this.signature = signature;
			this.provider = provider;
		}

		Provider jdk() {
			return Security.getProvider(provider);
		}

	}

}
