package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.account.AccountDeleted;
import dev.moongate.account.CredentialService;
import dev.moongate.account.Credentials;
import dev.moongate.account.LoginNote;
import dev.moongate.account.PasswordChanged;
import dev.moongate.captcha.Challenge;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Ids;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;
import dev.moongate.token.TokenGrant;

/**
 * The opening and ending of sessions. PostgreSQL is the truth; what is revoked there is
 * made known to every instance after the commit.
 */
@Service
public class SessionService {

	private final SessionRepository sessions;

	private final SessionOpeningRepository openings;

	private final CredentialService credentials;

	private final DeviceNames devices;

	private final SessionProperties properties;

	private final SessionEnding ending;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	SessionService(SessionRepository sessions, SessionOpeningRepository openings, CredentialService credentials,
			DeviceNames devices, SessionProperties properties, SessionEnding ending, ApplicationEventPublisher events,
			Ids ids, Clock clock) {
		this.sessions = sessions;
		this.openings = openings;
		this.credentials = credentials;
		this.devices = devices;
		this.properties = properties;
		this.ending = ending;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Opens a session for a user whose password was just checked, and ends the ones
	 * unused longest if there are too many.
	 * @throws ProblemException INVALID_CREDENTIALS if the password was changed or the
	 * account disabled since it was checked
	 */
	@Transactional
	public TokenGrant open(Credentials user, ClientInfo client) {
		LoginNote note = credentials.noteLogin(user, devices.of(user.userId(), client));
		if (note == LoginNote.STALE) {
			throw ProblemException.of(Reason.INVALID_CREDENTIALS).withData(Challenge.NONE);
		}
		Session session = new Session(new SessionId(ids.next()), user.userId(), client, properties, clock.instant());
		List<SessionId> tooOld = openings.open(session, properties.maxPerUser() - 1);
		ending.ended(user.userId(), tooOld, RevokeReason.SESSION_LIMIT);
		if (note == LoginNote.NEW_DEVICE) {
			events.publishEvent(new NewDeviceUsed(user.userId(), session.sessionId(), user.owner(), client));
		}
		events.publishEvent(new SessionOpened(user.userId(), session.sessionId()));
		return session.grant(user.profile());
	}

	/**
	 * Lists a user's sessions, last used first.
	 */
	@Transactional(readOnly = true)
	public List<SessionView> list(UserId userId) {
		return sessions.findLive(userId.value(), clock.instant()).stream().map(SessionView::of).toList();
	}

	/**
	 * Ends one session of a user.
	 * @throws ProblemException SESSION_NOT_FOUND if the user has no such live session
	 */
	@Transactional
	public void end(UserId userId, SessionId sessionId, RevokeReason reason) {
		Session session = sessions.findByIdLocked(sessionId.value())
			.filter(candidate -> candidate.userId().equals(userId) && candidate.isLive(clock.instant()))
			.orElseThrow(() -> ProblemException.of(Reason.SESSION_NOT_FOUND));
		ending.end(userId, List.of(session), reason);
	}

	/**
	 * Ends every session of a user.
	 * @param keep the one that goes on, or null if all end
	 */
	@Transactional
	public void endAll(UserId userId, @Nullable SessionId keep, RevokeReason reason) {
		List<Session> others = sessions.findLiveLocked(userId.value(), clock.instant())
			.stream()
			.filter(session -> !session.sessionId().equals(keep))
			.toList();
		ending.end(userId, others, reason);
	}

	/**
	 * Ends the sessions whose rows go with their user, in the transaction that deletes
	 * the account.
	 */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(AccountDeleted event) {
		Instant yesterday = clock.instant().minus(1, ChronoUnit.DAYS);
		ending.endWithUser(sessions.findRecentLocked(event.userId().value(), yesterday));
	}

	/**
	 * Ends sessions in the transaction that sets a new password.
	 */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PasswordChanged event) {
		endAll(event.userId(), event.keep(), RevokeReason.PASSWORD_CHANGED);
	}

}
