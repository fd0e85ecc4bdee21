package dev.moongate.token;

import java.time.Instant;
import java.util.UUID;

import dev.moongate.system.SessionId;

/**
 * A refusal of access tokens that are genuine.
 *
 * @param kind what the id is the id of
 * @param id the {@code sid} or the {@code jti} of the refused tokens
 * @param until when the last of them has ended and the revocation can be forgotten
 */
record Revocation(Kind kind, UUID id, Instant until) {

	static Revocation ofSession(SessionId session, Instant until) {
		return new Revocation(Kind.SESSION, session.value(), until);
	}

	static Revocation ofToken(UUID tokenId, Instant until) {
		return new Revocation(Kind.TOKEN, tokenId, until);
	}

	/**
	 * What is revoked.
	 */
	enum Kind {

		/** All tokens of a session. */
		SESSION("sid"),

		/** One token. */
		TOKEN("jti");

		private final String claim;

		Kind(String claim) {
			this.claim = claim;
		}

		/** The claim that carries the id. */
		String claim() {
			return claim;
		}

	}

}
