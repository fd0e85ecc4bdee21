package dev.moongate.token;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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
	 * Returns whether every revocation this instance has heard of is still here.
	 */
	boolean isComplete() {
		return clock.instant().isAfter(incompleteUntil);
	}

	List<Revocation> all() {
		return new ArrayList<>(known.values());
	}

	/**
	 * Forgets the revocations of tokens that have ended.
	 */
	void forgetEnded() {
		Instant now = clock.instant();
		known.values().removeIf((revocation) -> !now.isBefore(revocation.until()));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
