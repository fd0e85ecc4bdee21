package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.account.Profile;
import dev.moongate.problem.ProblemException;
import dev.moongate.token.RefreshToken;
import dev.moongate.token.TokenGrant;

/**
 * Refresh tokens that are not, or no longer, the valid one of their session.
 */
@Service
class SupersededTokenService {

	private final SessionRepository sessions;

	private final SessionEnding ending;

	private final SessionProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SupersededTokenService(SessionRepository sessions, SessionEnding ending, SessionProperties properties,
			ApplicationEventPublisher events, Clock clock) {
		this.sessions = sessions;
		this.ending = ending;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Decides what such a token still does, under the lock of the session's row.
	 * <p>
	 * The one before the current gives the same successor again for a few seconds,
	 * because two tabs or a lost answer look like that; it never forks the session.
	 * Anything older is a copy in somebody else's hands: the session ends, and that is
	 * committed although the caller is refused.
	 * @throws ProblemException REFRESH_TOKEN_INVALID
	 */
	@Transactional(noRollbackFor = ProblemException.class)
	TokenGrant settle(RefreshToken token, Profile user) {
		Instant now = clock.instant();
		Session session = sessions.findByIdLocked(token.sessionId().value())
			.filter(candidate -> candidate.userId().equals(user.id()) && candidate.isLive(now))
			.orElseThrow(RotationService::refused);
		if (!session.isWithinGrace(token.generation(), properties.rotationGrace(), now)) {
			ending.end(user.id(), List.of(session), RevokeReason.REFRESH_TOKEN_REUSED);
			events.publishEvent(new RefreshTokenReused(user.id(), session.sessionId(), user.recipient()));
			throw RotationService.refused();
		}
		return new TokenGrant(user.id(), session.sessionId(), user.username(), user.roles(), session.generation(),
				session.rotatedAt(), session.expiresAt());
	}

}
