package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
	 * Gives the holder of the token before the current one the same successor again for a
	 * few seconds, because two tabs or a lost answer look like that; it never forks the
	 * session. Nothing changes, so nobody is waited for: however many come at once, none
	 * holds up another.
	 * @return empty if the token is not that one
	 */
	@Transactional(readOnly = true)
	Optional<TokenGrant> again(RefreshToken token, Profile user) {
		Instant now = clock.instant();
		return live(sessions.findById(token.sessionId().value()), user, now)
			.filter((session) -> isWithinGrace(session, token, now))
			.map((session) -> session.grant(user));
	}

	/**
	 * Decides what any other such token does, under the lock of the session's row. One
	 * from before the last rotation, or later than the grace, is a copy in somebody
	 * else's hands: the session ends, and that is committed although the caller is
	 * refused.
	 * @throws ProblemException REFRESH_TOKEN_INVALID
	 */
	@Transactional(noRollbackFor = ProblemException.class)
	TokenGrant settle(RefreshToken token, Profile user) {
		Instant now = clock.instant();
		Session session = live(sessions.findByIdLocked(token.sessionId().value()), user, now)
			.orElseThrow(RotationService::refused);
		if (!isWithinGrace(session, token, now)) {
			ending.end(user.id(), List.of(session), RevokeReason.REFRESH_TOKEN_REUSED);
			events.publishEvent(new RefreshTokenReused(user.id(), session.sessionId(), user.recipient()));
			throw RotationService.refused();
		}
		return session.grant(user);
	}

	private static Optional<Session> live(Optional<Session> session, Profile user, Instant now) {
		return session.filter((candidate) -> candidate.userId().equals(user.id()) && candidate.isLive(now));
	}

	private boolean isWithinGrace(Session session, RefreshToken token, Instant now) {
		return session.isWithinGrace(token.generation(), properties.rotationGrace(), now);
	}

}
