package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.system.SessionId;
import dev.moongate.token.RevocationService;

/**
 * The end of every session at once, for the day when a secret has leaked.
 * <p>
 * One entry, in PostgreSQL first and from there everywhere, refuses all access and
 * refresh tokens of sessions opened until now: they are dead as soon as it is committed,
 * however many there are. Then the rows follow, some at a time. If that breaks off, or
 * leaves a row that somebody holds, its tokens are refused all the same: the entry stays
 * until the longest of the sessions would have ended.
 */
@Service
public class EmergencyService {

	/** How many rows one transaction ends: it has to end within the usual timeout. */
	private static final int BATCH = 5000;

	private static final UUID FIRST = new UUID(0, 0);

	private final SessionRepository sessions;

	private final SessionEnding ending;

	private final RevocationService revocations;

	private final SessionProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final TransactionTemplate transaction;

	EmergencyService(SessionRepository sessions, SessionEnding ending, RevocationService revocations,
			SessionProperties properties, ApplicationEventPublisher events, Clock clock,
			PlatformTransactionManager transactions) {
		this.sessions = sessions;
		this.ending = ending;
		this.revocations = revocations;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Ends every session of everybody.
	 * @return how many rows there were of them
	 */
	public int endEverySession() {
		Instant now = clock.instant();
		UUID last = SessionId.lastOf(now).value();
		transaction.executeWithoutResult(status -> {
			endThoseAhead(last, now);
			revocations.revokeEverySession(now, now.plus(properties.absoluteExpiry()));
			events.publishEvent(new EverySessionEnded(now));
		});
		int ended = 0;
		List<UUID> batch = List.of(FIRST);
		while (!batch.isEmpty()) {
			batch = endBatch(batch.getLast(), last, now);
			ended += batch.size();
		}
		return ended;
	}

	/**
	 * Ends, one by one, the sessions that an instance whose clock runs ahead has opened.
	 */
	private void endThoseAhead(UUID last, Instant now) {
		sessions.findLiveAfterLocked(last, now)
			.forEach(session -> ending.end(session.userId(), List.of(session), RevokeReason.ENDED_BY_ADMIN));
	}

	private List<UUID> endBatch(UUID after, UUID last, Instant now) {
		List<UUID> ended = transaction.execute(status -> {
			List<UUID> ids = sessions.lockLiveBetween(after, last, now, BATCH);
			if (!ids.isEmpty()) {
				sessions.endTogether(ids, now);
			}
			return ids;
		});
		return ended == null ? List.of() : ended;
	}

}
