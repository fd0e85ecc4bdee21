package dev.moongate.token;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The revocations this instance has heard of. A set that is full says so instead of
 * dropping an entry in silence: while it is incomplete, it proves nothing by absence.
 */
@Component
class LocalRevocations {

	/** About 12 MB when full. */
	static final int MAX_SIZE = 100_000;

	private final Clock clock;

	private final int maxSize;

	private final Map<UUID, Revocation> known = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable Revocation> everySession = new AtomicReference<>();

	private volatile Instant incompleteUntil = Instant.MIN;

	@Autowired
	LocalRevocations(Clock clock) {
		this(clock, MAX_SIZE);
	}

	LocalRevocations(Clock clock, int maxSize) {
		this.clock = clock;
		this.maxSize = maxSize;
	}

	void add(Collection<Revocation> revocations) {
		for (Revocation revocation : revocations) {
			if (revocation.kind() == Revocation.Kind.EVERY_SESSION) {
				everySession.accumulateAndGet(revocation, LocalRevocations::further);
				continue;
			}
			if (known.size() >= maxSize) {
				forgetEnded();
			}
			if (known.size() >= maxSize) {
				incompleteUntil = later(incompleteUntil, revocation.until());
			}
			else {
				known.merge(revocation.id(), revocation,
						(one, other) -> one.until().isAfter(other.until()) ? one : other);
			}
		}
	}

	boolean contains(UUID id) {
		return known.containsKey(id);
	}

	/**
	 * Returns whether nothing would change if a revocation were added.
	 */
	boolean knows(Revocation revocation) {
		return (revocation.kind() == Revocation.Kind.EVERY_SESSION) ? reaches(revocation.id())
				: contains(revocation.id());
	}

	/**
	 * Returns whether every session opened until this one has been revoked.
	 */
	boolean reaches(UUID session) {
		Revocation every = everySession.get();
		return every != null && every.reaches(session);
	}

	boolean refuses(AccessToken token) {
		return contains(token.sessionId().value()) || contains(token.tokenId()) || reaches(token.sessionId().value());
	}

	/**
	 * Returns whether every revocation this instance has heard of is still here.
	 */
	boolean isComplete() {
		return clock.instant().isAfter(incompleteUntil);
	}

	List<Revocation> all() {
		List<Revocation> all = new ArrayList<>(known.values());
		Revocation every = everySession.get();
		if (every != null) {
			all.add(every);
		}
		return all;
	}

	/**
	 * Forgets the revocations of tokens that have ended.
	 */
	void forgetEnded() {
		Instant now = clock.instant();
		known.values().removeIf((revocation) -> !now.isBefore(revocation.until()));
		everySession.updateAndGet((every) -> (every == null || now.isBefore(every.until())) ? every : null);
	}

	private static Revocation further(@Nullable Revocation one, Revocation other) {
		return (one != null && one.reaches(other.id())) ? one : other;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
