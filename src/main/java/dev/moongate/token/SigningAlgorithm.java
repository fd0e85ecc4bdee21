package dev.moongate.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are signed (RFC 7518 section 3.1, RFC 8037 section 3.1).
 */
enum SigningAlgorithm {

	/** ECDSA on P-256: small tokens, fast to sign. */
	ES256(Jwts.SIG.ES256, "EC", new ECGenParameterSpec("secp256r1"),
			NativeSignatures.provider("SHA256withECDSA").orElse(null)),

	/** Ed25519. */
	EDDSA(Jwts.SIG.EdDSA, "Ed25519", NamedParameterSpec.ED25519, null),

	/** RSA of 2048 bits: the fastest to verify, the slowest to sign. */
	RS256(Jwts.SIG.RS256, "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4),
			NativeSignatures.provider("SHA256withRSA").orElse(null)),

	/** A secret shared with whoever verifies, {@code JWT_SECRET_KEY}. */
	HS256(Jwts.SIG.HS256, "HmacSHA256", null, null);

	private final SecureDigestAlgorithm<?, ?> digest;

	private final String family;

	private final @Nullable AlgorithmParameterSpec parameters;

	private final @Nullable Provider provider;

	SigningAlgorithm(SecureDigestAlgorithm<?, ?> digest, String family, @Nullable AlgorithmParameterSpec parameters,
			@Nullable Provider provider) {
		this.digest = digest;
		this.family = family;
		this.parameters = parameters;
		this.provider = provider;
	}

	/**
	 * The {@code alg} of the header, spelled as the registry does.
	 */
	String id() {
		return digest.getId();
	}

	SecureDigestAlgorithm<?, ?> digest() {
		return digest;
	}

	/**
	 * Returns who computes it, or null if that is for the JDK to choose.
	 */
	@Nullable Provider provider() {
		return provider;
	}

	/**
	 * Returns whether there is a private key that stays here and a public key for
	 * everyone.
	 */
	boolean isAsymmetric() {
		return parameters != null;
	}

	KeyPair generate(SecureRandom random) throws GeneralSecurityException {
		KeyPairGenerator generator = (provider != null) ? KeyPairGenerator.getInstance(family, provider)
				: KeyPairGenerator.getInstance(family);
		generator.initialize(parameters, random);
		return generator.generateKeyPair();
	}

	/**
	 * Reads a private key from its PKCS #8 form.
	 */
	PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
		return keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
	}

	/**
	 * Reads a public key from its X.509 SubjectPublicKeyInfo.
	 */
	PublicKey publicKey(byte[] x509) throws GeneralSecurityException {
		return keys().generatePublic(new X509EncodedKeySpec(x509));
	}

	private KeyFactory keys() throws GeneralSecurityException {
		return (provider != null) ? KeyFactory.getInstance(family, provider) : KeyFactory.getInstance(family);
	}

}
