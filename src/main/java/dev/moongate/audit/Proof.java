package dev.moongate.audit;

import org.jspecify.annotations.Nullable;

/**
 * What proves a record, in hexadecimal.
 *
 * @param userSalt the salt of whom it happened to, or null once that is erased
 * @param userDigest the digest of whom it happened to
 * @param originSalt the salt of where it came from, or null once that is erased
 * @param originDigest the digest of where it came from
 * @param mac the keyed hash of the record with these digests
 */
record Proof(@Nullable String userSalt, String userDigest, @Nullable String originSalt, String originDigest,
		String mac) {

	boolean isErased() {
		return userSalt == null || originSalt == null;
	}

}
