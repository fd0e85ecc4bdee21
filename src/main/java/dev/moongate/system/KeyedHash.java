package dev.moongate.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA256 under one key, for naming things in Redis without storing them and for
 * deriving values nobody else can compute.
 */
public final class KeyedHash {

	private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

	private final Mac prototype;

	public KeyedHash(SecretKey key) {
		try {
			this.prototype = Mac.getInstance("HmacSHA256");
			this.prototype.init(key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform implements HmacSHA256", ex);
		}
	}

	/**
	 * Returns the 32 bytes of the keyed hash of a message.
	 */
	public byte[] hash(byte[] message) {
		try {
			return ((Mac) prototype.clone()).doFinal(message);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The platform's HmacSHA256 can be cloned", ex);
		}
	}

	/**
	 * Returns 128 bits of the keyed hash of a text as 22 characters of base64url, short
	 * enough for a Redis key and long enough never to collide.
	 */
	public String name(String text) {
		byte[] hash = hash(text.getBytes(StandardCharsets.UTF_8));
		return BASE64URL.encodeToString(hash).substring(0, 22);
	}

}
