package dev.moongate.session;

import java.time.Instant;
import java.util.UUID;

import dev.moongate.system.SessionId;
import dev.moongate.token.SessionLiveness;

/**
 * What there is to tell of a session that was ended before its time.
 *
 * @param id its identity
 * @param revokedAt when
 */
record EndedSession(UUID id, Instant revokedAt) {

	/**
	 * What it is to those who check tokens.
	 */
	SessionLiveness.RevokedSession revoked() {
		return new SessionLiveness.RevokedSession(new SessionId(id), revokedAt);
	}

}
