package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

import dev.moongate.system.Ids;

/**
 * Carries what PostgreSQL knows of revocations to this instance and to Redis.
 */
@Component
class RevocationMirror {

	/**
	 * How much of the past every sweep looks at again: a row may become visible later
	 * than the time it bears.
	 */
	private static final Duration OVERLAP = Duration.ofMinutes(1);

	private final RevocationLedger ledger;

	private final RevocationStore store;

	private final LocalRevocations local;

	private final RedisCircuit circuit;

	private final Ids ids;

	private final Clock clock;

	/** Whether Redis lacks something that this instance knows. */
	private final AtomicBoolean behind = new AtomicBoolean();

	private volatile Instant lastSweep;

	RevocationMirror(RevocationLedger ledger, RevocationStore store, LocalRevocations local, RedisCircuit circuit,
			Ids ids, Clock clock) {
		this.ledger = ledger;
		this.store = store;
		this.local = local;
		this.circuit = circuit;
		this.ids = ids;
		this.clock = clock;
		this.lastSweep = clock.instant();
	}

	/**
	 * Makes revocations known: here before it returns, everywhere through Redis. If Redis
	 * does not take them now, it gets them as soon as it does.
	 */
	void publish(List<Revocation> revocations) {
		local.add(revocations);
		boolean taken = circuit.ask(() -> {
			store.revoke(revocations);
			return true;
		}).orElse(false);
		if (!taken) {
			behind.set(true);
		}
	}

	/**
	 * Gives Redis what it did not take.
	 */
	void settle() {
		if (!behind.getAndSet(false)) {
			return;
		}
		try {
			store.revoke(local.all());
		}
		catch (RuntimeException ex) {
			behind.set(true);
			throw ex;
		}
	}

	/**
	 * Makes this instance and Redis know everything that PostgreSQL knows.
	 * @throws org.springframework.dao.DataAccessException if either does not answer
	 */
	void catchUp() {
		settle();
		List<Revocation> all = ledger.all();
		local.add(all);
		store.revoke(all);
	}

	/**
	 * Brings back what Redis has forgotten, and the epoch with it, unless another
	 * instance is doing so.
	 * @return whether Redis can be believed again
	 * @throws org.springframework.dao.DataAccessException if PostgreSQL or Redis does not
	 * answer
	 */
	boolean restore() {
		UUID attempt = ids.next();
		if (!store.claimRestore(attempt)) {
			return false;
		}
		try {
			store.revoke(local.all());
			catchUp();
			return store.completeRestore(attempt);
		}
		catch (RuntimeException ex) {
			store.abandonRestore();
			throw ex;
		}
	}

	/**
	 * Looks for revocations that were committed but never published, because the instance
	 * that made them died in between.
	 */
	void sweep() {
		local.forgetEnded();
		Instant begun = clock.instant();
		List<Revocation> unheard = ledger.since(lastSweep.minus(OVERLAP))
			.stream()
			.filter((revocation) -> !local.contains(revocation.id()))
			.toList();
		if (!unheard.isEmpty()) {
			publish(unheard);
		}
		lastSweep = begun;
	}

}
