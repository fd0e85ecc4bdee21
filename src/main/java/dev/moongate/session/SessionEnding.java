package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenService;

/**
 * The one way a session ends before its time: its row is revoked in the transaction at
 * hand, and with the commit its access tokens are dead everywhere.
 */
@Component
class SessionEnding {

	private final RevocationService revocations;

	private final TokenService tokens;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SessionEnding(RevocationService revocations, TokenService tokens, ApplicationEventPublisher events, Clock clock) {
		this.revocations = revocations;
		this.tokens = tokens;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Ends sessions whose rows are locked and will be deleted with their user. Their
	 * tokens must be remembered apart, also of those that had ended before. Nobody is
	 * told whose they were.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void endWithUser(List<Session> ending) {
		revocations.revokeDeletedSessions(ending.stream().map(Session::sessionId).toList(), tokens.accessTokensEnd());
	}

	/**
	 * Ends sessions of a user whose rows are locked.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void end(UserId userId, List<Session> ending, RevokeReason reason) {
		if (ending.isEmpty()) {
			return;
		}
		Instant now = clock.instant();
		ending.forEach(session -> session.revoke(reason, now));
		ended(userId, ending.stream().map(Session::sessionId).toList(), reason);
	}

	/**
	 * Makes known that the rows of sessions were revoked in this transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void ended(UserId userId, List<SessionId> ids, RevokeReason reason) {
		if (ids.isEmpty()) {
			return;
		}
		revocations.revokeSessions(ids, tokens.accessTokensEnd());
		events.publishEvent(new SessionsRevoked(userId, ids, reason));
	}

}
