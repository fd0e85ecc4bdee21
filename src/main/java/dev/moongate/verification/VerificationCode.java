package dev.moongate.verification;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.moongate.system.UserId;

/**
 * A code that was issued: everything about it but its digits.
 */
@Entity
@Table(name = "verification_codes")
class VerificationCode {

	@Id
	private UUID id;

	private String email;

	@Enumerated(EnumType.STRING)
	private Purpose purpose;

	private int attempts;

	private @Nullable UUID userId;

	private int credentialVersion;

	@Column(name = "is_decoy")
	private boolean decoy;

	private Instant createdAt;

	private Instant expiresAt;

	private @Nullable Instant consumedAt;

	@SuppressWarnings("NullAway.Init")
	protected VerificationCode() {
	}

	UUID id() {
		return id;
	}

	EmailAddress email() {
		return new EmailAddress(email);
	}

	Purpose purpose() {
		return purpose;
	}

	int attempts() {
		return attempts;
	}

	CodeBinding binding() {
		return new CodeBinding((userId != null) ? new UserId(userId) : null, credentialVersion);
	}

	boolean isDecoy() {
		return decoy;
	}

	Instant createdAt() {
		return createdAt;
	}

	@Nullable Instant consumedAt() {
		return consumedAt;
	}

	Instant expiresAt() {
		return expiresAt;
	}

	boolean isExpired(Instant now) {
		return !now.isBefore(expiresAt);
	}

	boolean isLive(Instant now) {
		return consumedAt == null && !isExpired(now);
	}

}
