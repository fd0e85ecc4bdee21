package dev.moongate.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.UserId;

/**
 * Which records are looked for.
 *
 * @param userId whom it happened to, or null for everyone
 * @param type what happened, or null for everything
 * @param from not before this time, or null
 * @param to before this time, or null
 */
public record AuditFilter(@Nullable UserId userId, @Nullable String type, @Nullable Instant from,
		@Nullable Instant to) {

	/**
	 * What happened to one user.
	 */
	public static AuditFilter of(UserId userId) {
		return new AuditFilter(userId, null, null, null);
	}

}
