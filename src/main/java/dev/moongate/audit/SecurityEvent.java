package dev.moongate.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account, as its owner may know it: somebody else who
 * proved who they are, such as an administrator, is not shown; nor is whom the owner did
 * it to, whose the session may be.
 *
 * @param id the identity
 * @param at when it happened, for the first time if it stands for several
 * @param type what happened
 * @param result whether it was done
 * @param reason why not, or null
 * @param by who did it: the owner, an administrator, or nobody knows
 * @param ip the address it came from, or null
 * @param userAgent what the client said it was, or null
 * @param sessionId the session it happened in or to, or null
 * @param count how many alike it stands for
 * @param details what else there is to say
 */
@Schema(name = "SecurityEvent")
public record SecurityEvent(UUID id, Instant at, @Schema(example = "session.opened") String type,
		@Schema(pattern = "success|refused") String result, @Nullable String reason,
		@Schema(pattern = "you|other|unknown") String by, @Nullable String ip, @Nullable String userAgent,
		@Nullable UUID sessionId, int count, Map<String, Object> details) {

	static SecurityEvent of(AuditRecord event, UUID owner, Map<String, Object> details) {
		UUID actor = event.origin().actorId();
		boolean somebodyElse = actor != null && !actor.equals(owner);
		Origin origin = somebodyElse ? Origin.NONE : event.origin();
		boolean toSomebodyElse = event.userId() != null && !event.userId().equals(owner);
		return new SecurityEvent(event.id(), event.at(), event.type(), event.result().label(), event.reason(),
				(actor == null) ? "unknown" : somebodyElse ? "other" : "you", origin.ip(), origin.userAgent(),
				toSomebodyElse ? null : origin.sessionId(), event.count(), details);
	}

}
