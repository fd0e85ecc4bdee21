package dev.moongate.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where something came from. Everything here may lead to a person and is erased with the
 * account of whoever it was.
 *
 * @param actorId who did it, or null if nobody proved who they are
 * @param ip the address it came from, or null if there was no request
 * @param userAgent what the client said it was, cut, or null
 * @param requestId the identifier of the request, or null
 * @param sessionId the session it happened in or to, or null
 */
public record Origin(@Nullable UUID actorId, @Nullable String ip, @Nullable String userAgent,
		@Nullable String requestId, @Nullable UUID sessionId) {

	/** Nobody's request. */
	static final Origin NONE = new Origin(null, null, null, null, null);

	boolean isKnown() {
		return !equals(NONE);
	}

}
