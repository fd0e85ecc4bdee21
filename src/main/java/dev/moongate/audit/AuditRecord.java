package dev.moongate.audit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A line of the audit.
 *
 * @param id the identity, a UUIDv7
 * @param at when it happened; the first time, if it stands for several
 * @param type what happened, for instance {@code session.opened}
 * @param result whether it was done
 * @param reason the reason of the refusal as the caller was told, or null
 * @param count how many alike it stands for
 * @param details a small JSON object without personal data, or null
 * @param userId whom it happened to, or null if that is unknown or erased
 * @param origin where it came from
 */
public record AuditRecord(UUID id, Instant at, String type, AuditResult result, @Nullable String reason, int count,
		@Nullable String details, @Nullable UUID userId, Origin origin) {

	AuditRecord standingFor(int alike) {
		return new AuditRecord(id, at, type, result, reason, alike, details, userId, origin);
	}

}
