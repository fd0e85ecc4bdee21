package dev.moongate.token;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.SessionId;

/**
 * A refusal of access tokens that are genuine.
 *
 * @param kind what the id is the id of
 * @param id the {@code sid} or the {@code jti} of the refused tokens; for
 * {@link Kind#EVERY_SESSION} the last {@code sid} that is refused
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
	 * Refuses the tokens of all sessions opened until then, in one entry: the ids of
	 * sessions sort by the time they were made.
	 */
	static Revocation ofEverySession(Instant openedUntil, Instant until) {
		return new Revocation(Kind.EVERY_SESSION, SessionId.lastOf(openedUntil).value(), until);
	}

	/**
	 * Returns whether this revocation of every session comes to an id.
	 */
	boolean reaches(UUID other) {
		int high = Long.compareUnsigned(other.getMostSignificantBits(), id.getMostSignificantBits());
		return high < 0 || (high == 0
				&& Long.compareUnsigned(other.getLeastSignificantBits(), id.getLeastSignificantBits()) <= 0);
	}

	/**
	 * What is revoked.
	 */
	enum Kind {

		/** All tokens of a session. */
		SESSION("sid"),

		/** One token. */
		TOKEN("jti"),

		/** All tokens of all sessions opened until then. */
		EVERY_SESSION("all");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		/**
		 * Returns what has a name in Redis, or null if nothing does.
		 */
		static @Nullable Kind ofLabel(String label) {
			for (Kind kind : values()) {
				if (kind.label.equals(label)) {
					return kind;
				}
			}
			return null;
		}

		/** The name in Redis: that of the claim that carries the id. */
		String label() {
			return label;
		}

	}

}
