package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.moongate.system.Batches;
import dev.moongate.system.SessionId;

/**
 * The truth about revocations, in PostgreSQL: the sessions' own rows, and a few more for
 * what has none.
 */
@Component
class RevocationLedger {

	/**
	 * How much longer than the tokens a revocation is remembered: the clocks of two
	 * instances differ, and neither may see the token outlive it.
	 */
	static final Duration MARGIN = Duration.ofMinutes(1);

	private final RevocationRepository recorded;

	private final ObjectProvider<SessionLiveness> sessions;

	private final Clock clock;

	private final Duration accessTokenExpire;

	/**
	 * Takes the sessions as a provider, because who knows them revokes them too.
	 */
	RevocationLedger(RevocationRepository recorded, ObjectProvider<SessionLiveness> sessions, Clock clock,
			TokenProperties properties) {
		this.recorded = recorded;
		this.sessions = sessions;
		this.clock = clock;
		this.accessTokenExpire = properties.accessTokenExpire();
	}

	/**
	 * Keeps a revocation that no session row tells of.
	 */
	void record(Revocation revocation) {
		recorded.record(revocation.id(), revocation.kind().name(), clock.instant(), revocation.until());
	}

	/**
	 * Returns whether PostgreSQL knows of nothing against the token.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	boolean isLive(AccessToken token) {
		return sessions.getObject().isLive(token.sessionId()) && !refuses(token.tokenId(), token.sessionId());
	}

	/**
	 * Returns whether a token is refused apart from what its session's row tells.
	 */
	boolean refuses(UUID tokenId, SessionId session) {
		return recorded.refuses(tokenId, session.value());
	}

	/**
	 * Returns every revocation that concerns tokens which are still valid.
	 */
	List<Revocation> all() {
		return since(clock.instant().minus(accessTokenExpire).minus(MARGIN));
	}

	/**
	 * Returns every revocation made at that time or later, and those of every session
	 * whenever they were made: they count for longer than one access token lives.
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL does not answer
	 */
	List<Revocation> since(Instant since) {
		List<Revocation> found = new ArrayList<>();
		for (SessionLiveness.RevokedSession revoked : sessions.getObject().recentlyRevoked(since)) {
			Instant until = revoked.revokedAt().plus(accessTokenExpire).plus(MARGIN);
			found.add(Revocation.ofSession(revoked.session(), until));
		}
		recorded.findRecordedSince(since).forEach((row) -> found.add(row.revocation()));
		return found;
	}

	/**
	 * Forgets what concerns no token any more.
	 */
	void deleteEnded() {
		Instant now = clock.instant();
		Batches.untilDone((limit) -> recorded.deleteEnded(now, limit));
	}

}
