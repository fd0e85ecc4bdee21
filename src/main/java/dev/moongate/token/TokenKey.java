package dev.moongate.token;

import java.security.Key;
import java.security.PublicKey;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A key ready for use.
 *
 * @param kid the name tokens call it by: the thumbprint of the public key (RFC 7638), or,
 * of a shared secret, a keyed hash
 * @param signing the private key, or the shared secret
 * @param verification the public key, or the shared secret
 * @param activatesAt from when on it signs; until then it is only published
 * @param retiresAt from when on tokens it signed are refused, null while that is open
 */
record TokenKey(String kid, Key signing, Key verification, Instant activatesAt, @Nullable Instant retiresAt) {

	boolean isActive(Instant now) {
		return !now.isBefore(activatesAt) && !isRetired(now);
	}

	boolean isRetired(Instant now) {
		return retiresAt != null && !now.isBefore(retiresAt);
	}

	boolean isPublic() {
		return verification instanceof PublicKey;
	}

	@Override
	public String toString() {
		return "TokenKey[" + kid + "]";
	}

}
