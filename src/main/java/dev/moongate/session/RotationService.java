package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.account.AccountService;
import dev.moongate.account.Profile;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.RevocationService;
import dev.moongate.token.TokenGrant;

/**
 * The renewal of a session by its refresh token. Every use rotates the token (RFC 9700
 * section 4.14.2); the row in the database, locked for the time of the decision, says
 * which generation is the valid one.
 */
@Service
class RotationService {

	private final SessionRepository sessions;

	private final AccountService accounts;

	private final SessionEnding ending;

	private final RevocationService revocations;

	private final SessionProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RotationService(SessionRepository sessions, AccountService accounts, SessionEnding ending,
			RevocationService revocations, SessionProperties properties, ApplicationEventPublisher events,
			Clock clock) {
		this.sessions = sessions;
		this.accounts = accounts;
		this.ending = ending;
		this.revocations = revocations;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Rotates a session.
	 * <p>
	 * The current generation's token moves it one generation on. The token before it
	 * gives the same successor again for a few seconds, because two tabs or a lost answer
	 * look like that; it never forks the session. Anything older is a copy in somebody
	 * else's hands: the session ends, and that is committed although the caller is
	 * refused.
	 * @throws ProblemException REFRESH_TOKEN_INVALID
	 */
	@Transactional(noRollbackFor = ProblemException.class)
	TokenGrant rotate(RefreshToken token) {
		Instant now = clock.instant();
		Session session = sessions.findByIdLocked(token.sessionId().value())
			.filter(candidate -> candidate.userId().equals(token.userId()) && candidate.isLive(now))
			.filter(candidate -> !revocations.endedWithEvery(candidate.sessionId()))
			.orElseThrow(RotationService::refused);
		Profile user = accounts.profile(session.userId());
		if (!user.active()) {
			throw refused();
		}
		if (token.generation() == session.generation()) {
			session.rotate(properties.idleExpiry(), now);
		}
		else if (!session.isWithinGrace(token.generation(), properties.rotationGrace(), now)) {
			ending.end(user.id(), List.of(session), RevokeReason.REFRESH_TOKEN_REUSED);
			events.publishEvent(new RefreshTokenReused(user.id(), session.sessionId(), user.recipient()));
			throw refused();
		}
		return new TokenGrant(session.userId(), session.sessionId(), user.username(), user.roles(),
				session.generation(), session.rotatedAt(), session.expiresAt());
	}

	private static ProblemException refused() {
		return ProblemException.of(Reason.REFRESH_TOKEN_INVALID);
	}

}
