package dev.moongate.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.dao.DataAccessResourceFailureException;

import dev.moongate.system.SessionId;

/**
 * PostgreSQL as revocations see it, shared by all instances of a test: it can be down,
 * and counts the questions about single sessions.
 */
final class TestLedger implements SessionLiveness, RevocationRepository {

	private final Map<SessionId, Instant> revoked = new ConcurrentHashMap<>();

	private final Set<SessionId> deleted = ConcurrentHashMap.newKeySet();

	private final Map<UUID, RecordedRevocation> recorded = new ConcurrentHashMap<>();

	private final AtomicInteger questions = new AtomicInteger();

	private volatile boolean down;

	/** What the session package does before it tells of a revocation. */
	void commitRevocation(SessionId session, Instant now) {
		revoked.put(session, now);
	}

	void commitDeletion(SessionId session) {
		deleted.add(session);
	}

	void goDown() {
		down = true;
	}

	void comeBack() {
		down = false;
	}

	int questions() {
		return questions.get();
	}

	@Override
	public boolean isLive(SessionId session) {
		questions.incrementAndGet();
		requireUp();
		return !revoked.containsKey(session) && !deleted.contains(session);
	}

	@Override
	public List<RevokedSession> recentlyRevoked(Instant since) {
		requireUp();
		return revoked.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isBefore(since))
			.map((entry) -> new RevokedSession(entry.getKey(), entry.getValue()))
			.toList();
	}

	@Override
	public void record(UUID id, String kind, Instant recordedAt, Instant endsAt) {
		requireUp();
		recorded.put(id, new RecordedRevocation(new Revocation(Revocation.Kind.valueOf(kind), id, endsAt), recordedAt));
	}

	@Override
	public boolean refuses(UUID tokenId, UUID sessionId) {
		requireUp();
		return recorded.containsKey(tokenId) || recorded.values()
			.stream()
			.map(RecordedRevocation::revocation)
			.anyMatch((revocation) -> revocation.kind() == Revocation.Kind.EVERY_SESSION
					&& revocation.reaches(sessionId));
	}

	@Override
	public List<RecordedRevocation> findRecordedSince(Instant since) {
		requireUp();
		return List.copyOf(recorded.values());
	}

	@Override
	public int deleteEnded(Instant before, int limit) {
		return 0;
	}

	private void requireUp() {
		if (down) {
			throw new DataAccessResourceFailureException("down");
		}
	}

}
