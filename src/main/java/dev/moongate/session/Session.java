package dev.moongate.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.moongate.account.Profile;
import dev.moongate.system.GivenIdEntity;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.TokenGrant;

/**
 * A session as the database knows one. Its generation is the number of times its tokens
 * were rotated; the refresh token of the current generation, and nothing else, renews it.
 */
@Entity
@Table(name = "sessions")
class Session extends GivenIdEntity {

	private UUID userId;

	private int generation;

	private Instant rotatedAt;

	private Instant createdAt;

	private Instant lastUsedAt;

	private Instant expiresAt;

	private Instant absoluteExpiresAt;

	private @Nullable Instant revokedAt;

	@Enumerated(EnumType.STRING)
	private @Nullable RevokeReason revokeReason;

	private String ip;

	private @Nullable String userAgent;

	@SuppressWarnings("NullAway.Init")
	protected Session() {
	}

	Session(SessionId id, UserId userId, ClientInfo client, SessionProperties properties, Instant now) {
		super(id.value());
		Instant second = now.truncatedTo(ChronoUnit.SECONDS);
		this.userId = userId.value();
		this.rotatedAt = now.truncatedTo(ChronoUnit.MICROS);
		this.createdAt = now;
		this.lastUsedAt = now;
		this.absoluteExpiresAt = second.plus(properties.absoluteExpiry());
		this.expiresAt = earlier(second.plus(properties.idleExpiry()), absoluteExpiresAt);
		this.ip = client.address().toString();
		this.userAgent = client.userAgent();
	}

	/**
	 * Ends the session for good. A session that has ended stays as it ended.
	 */
	void revoke(RevokeReason reason, Instant now) {
		if (revokedAt == null) {
			this.revokedAt = now;
			this.revokeReason = reason;
		}
	}

	boolean isLive(Instant now) {
		return revokedAt == null && now.isBefore(expiresAt);
	}

	/**
	 * Returns whether a token of a generation is the one before the current and was
	 * rotated so recently that its holder may not have seen the answer.
	 */
	boolean isWithinGrace(int tokenGeneration, Duration grace, Instant now) {
		return tokenGeneration == generation - 1 && !now.isAfter(rotatedAt.plus(grace));
	}

	/**
	 * What the row says of the tokens to issue.
	 * @param user whose session it is
	 */
	TokenGrant grant(Profile user) {
		return new TokenGrant(user.id(), sessionId(), user.username(), user.roles(), generation, rotatedAt, expiresAt);
	}

	StoredSession stored() {
		return new StoredSession(getId(), generation, rotatedAt, createdAt, lastUsedAt, expiresAt, absoluteExpiresAt,
				revokedAt, revokeReason, ip, userAgent);
	}

	SessionId sessionId() {
		return new SessionId(getId());
	}

	UserId userId() {
		return new UserId(userId);
	}

	int generation() {
		return generation;
	}

	Instant rotatedAt() {
		return rotatedAt;
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant lastUsedAt() {
		return lastUsedAt;
	}

	Instant expiresAt() {
		return expiresAt;
	}

	Instant absoluteExpiresAt() {
		return absoluteExpiresAt;
	}

	String ip() {
		return ip;
	}

	@Nullable String userAgent() {
		return userAgent;
	}

	private static Instant earlier(Instant a, Instant b) {
		return a.isBefore(b) ? a : b;
	}

}
