package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.moongate.system.Ids;
import dev.moongate.system.UserId;

/**
 * Carries what PostgreSQL knows of revocations to this instance and to Redis, and to the
 * other instances what has changed. What Redis does not take is owed, and given before
 * Redis is believed again.
 */
@Component
class RevocationMirror {

	/**
	 * How much of the past every sweep looks at again: a row may become visible later
	 * than the time it bears.
	 */
	private static final Duration OVERLAP = Duration.ofMinutes(1);

	/**
	 * How long an outage is taken for a hiccup: until nobody believes any more in a Redis
	 * that refuses to be written to.
	 */
	private static final Duration PATIENCE = RevocationStore.TRUST;

	private final RevocationLedger ledger;

	private final RevocationStore store;

	private final LocalRevocations local;

	private final RedisCircuit circuit;

	private final Ids ids;

	private final Clock clock;

	/** Opens when Redis has what it lacks; empty when it lacks nothing known here. */
	private final AtomicReference<@Nullable CountDownLatch> behind = new AtomicReference<>();

	/** Users of whose change Redis has to tell the others, and what it keeps of them. */
	private final Map<UserId, StaleCopy> untold = new ConcurrentHashMap<>();

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
	 * Makes revocations known: here before it returns, everywhere through Redis.
	 * <p>
	 * If Redis cannot take them now, it gets them as soon as it can, and this waits a
	 * moment for that: a connection that breaks and is made anew must not let the caller
	 * answer before the others can know. A Redis that has been gone for longer is not
	 * waited for, the others do not ask it either.
	 */
	void publish(List<Revocation> revocations) {
		long begun = System.nanoTime();
		local.add(revocations);
		if (!isTaken(() -> store.revoke(revocations))) {
			await(fallBehind(), begun);
		}
	}

	/**
	 * Tells every instance that a user has changed, after Redis has dropped what it keeps
	 * of the user. If Redis cannot be reached, it is told as soon as it can, and before
	 * anybody believes again what it keeps; this waits as for a revocation.
	 */
	void announce(UserId user, StaleCopy copy) {
		long begun = System.nanoTime();
		if (!isTaken(() -> store.announce(user, copy))) {
			untold.put(user, copy);
			await(fallBehind(), begun);
		}
	}

	/**
	 * Gives Redis what it did not take.
	 */
	void settle() {
		CountDownLatch owed = behind.getAndSet(null);
		if (owed == null) {
			return;
		}
		try {
			store.revoke(local.all());
			untold.keySet().forEach(this::tell);
			owed.countDown();
		}
		catch (RuntimeException ex) {
			behind.compareAndSet(null, owed);
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
	 * that made them died in between. A clock that was ahead has had some forgotten that
	 * had not ended: once it is set back, all are read again.
	 */
	void sweep() {
		local.forgetEnded();
		Instant begun = clock.instant();
		List<Revocation> past = begun.isBefore(lastSweep) ? ledger.all() : ledger.since(lastSweep.minus(OVERLAP));
		List<Revocation> unheard = past.stream().filter((revocation) -> !local.knows(revocation)).toList();
		if (!unheard.isEmpty()) {
			publish(unheard);
		}
		lastSweep = begun;
	}

	/** A change in the meantime is one more to tell of. */
	private void tell(UserId user) {
		StaleCopy copy = untold.remove(user);
		if (copy == null) {
			return;
		}
		try {
			store.announce(user, copy);
		}
		catch (RuntimeException ex) {
			untold.put(user, copy);
			throw ex;
		}
	}

	private CountDownLatch fallBehind() {
		CountDownLatch debt = new CountDownLatch(1);
		CountDownLatch older = behind.compareAndExchange(null, debt);
		return (older != null) ? older : debt;
	}

	private boolean isTaken(Runnable write) {
		return circuit.ask(() -> {
			write.run();
			return true;
		}).isPresent();
	}

	private void await(CountDownLatch latch, long begun) {
		long lasted = Math.max(System.nanoTime() - begun, circuit.openFor().toNanos());
		try {
			latch.await(PATIENCE.toNanos() - lasted, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
