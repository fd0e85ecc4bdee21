package dev.moongate.verification;

import java.time.Instant;

/**
 * A live code with its digits, for the one mail that carries it.
 *
 * @param email where it goes
 * @param purpose what it is for
 * @param digits the six digits
 * @param expiresAt when it is worth nothing any more
 */
public record DueCode(EmailAddress email, Purpose purpose, String digits, Instant expiresAt) {

	@Override
	public String toString() {
		return "DueCode[purpose=" + purpose + ", expiresAt=" + expiresAt + "]";
	}

}
