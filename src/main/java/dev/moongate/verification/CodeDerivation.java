package dev.moongate.verification;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;

/**
 * The way from the id of a stored code to its six digits: HMAC-SHA256 of the id under a
 * key that the database does not hold, reduced as RFC 4226 section 5.3 reduces HOTP
 * values. Whoever reads the database or a backup of it learns no code.
 */
@Component
class CodeDerivation {

	private static final long CODES = 1_000_000;

	/** The first writes codes; a code that was mailed before may be of another. */
	private final List<KeyedHash> hashes;

	CodeDerivation(SecretKeys keys) {
		this.hashes = keys.hashes(KeyPurpose.VERIFICATION_CODES);
	}

	/**
	 * Returns the six digits that belong to the stored code.
	 */
	String digitsOf(UUID codeId) {
		return digits(hashes.getFirst(), codeId);
	}

	/**
	 * Returns whether somebody gave the digits of the stored code. It takes as long
	 * whatever they are.
	 */
	boolean matches(UUID codeId, Code given) {
		boolean right = false;
		for (KeyedHash hash : hashes) {
			right |= given.matches(digits(hash, codeId));
		}
		return right;
	}

	private static String digits(KeyedHash hash, UUID codeId) {
		byte[] id = ByteBuffer.allocate(Long.BYTES * 2)
			.putLong(codeId.getMostSignificantBits())
			.putLong(codeId.getLeastSignificantBits())
			.array();
		long number = Long.remainderUnsigned(ByteBuffer.wrap(hash.hash(id)).getLong(), CODES);
		String digits = Long.toString(number);
		return "0".repeat(6 - digits.length()) + digits;
	}

}
