package dev.moongate.session;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.moongate.system.SessionId;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenService;

/**
 * Makes ended sessions known to every instance, once their end is committed and before
 * the caller gets an answer.
 */
@Component
class RevocationAnnouncer {

	private final RevocationService revocations;

	private final TokenService tokens;

	RevocationAnnouncer(RevocationService revocations, TokenService tokens) {
		this.revocations = revocations;
		this.tokens = tokens;
	}

	@TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
	void on(SessionsRevoked event) {
		Instant lastTokensEnd = tokens.accessTokensEnd();
		for (SessionId sessionId : event.sessionIds()) {
			revocations.revokeSession(sessionId, lastTokensEnd);
		}
	}

}
