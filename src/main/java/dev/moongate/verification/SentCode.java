package dev.moongate.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a code, for the one it was sent to. The digits are not stored.
 *
 * @param email where it was sent
 * @param purpose what it was for
 * @param attempts how many wrong tries there were
 * @param createdAt when it was asked for
 * @param expiresAt when it was or will be worth nothing
 * @param consumedAt when it was used, or null
 */
public record SentCode(String email, Purpose purpose, int attempts, Instant createdAt, Instant expiresAt,
		@Nullable Instant consumedAt) {

	static SentCode of(VerificationCode code) {
		return new SentCode(code.email().value(), code.purpose(), code.attempts(), code.createdAt(), code.expiresAt(),
				code.consumedAt());
	}

}
