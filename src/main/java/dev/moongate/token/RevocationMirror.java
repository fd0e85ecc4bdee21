package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
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

	/** How long an outage is taken for a hiccup. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final RevocationLedger ledger;

	private final RevocationStore store;

	private final LocalRevocations local;

	private final RedisCircuit circuit;

	private final Ids ids;

	private final Clock clock;

	/** Opens when Redis has what it lacks; empty when it lacks nothing known here. */
	private final AtomicReference<@Nullable CountDownLatch> behind = new AtomicReference<>();

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
		Optional<Boolean> taken = circuit.ask(() -> store.revoke(revocations));
		if (taken.isEmpty() || !taken.get()) {
			CountDownLatch given = fallBehind();
			if (taken.isEmpty()) {
				long lasted = Math.max(System.nanoTime() - begun, circuit.openFor().toNanos());
				await(given, PATIENCE.minusNanos(lasted));
			}
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
			give(local.all());
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
		give(all);
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
			give(local.all());
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
			.filter((revocation) -> !local.knows(revocation))
			.toList();
		if (!unheard.isEmpty()) {
			publish(unheard);
		}
		lastSweep = begun;
	}

	private CountDownLatch fallBehind() {
		CountDownLatch debt = new CountDownLatch(1);
		CountDownLatch older = behind.compareAndExchange(null, debt);
		return (older != null) ? older : debt;
	}

	private void give(List<Revocation> revocations) {
		if (!store.revoke(revocations)) {
			throw new TransientDataAccessResourceException("Redis takes no more revocations");
		}
	}

	private static void await(CountDownLatch latch, Duration patience) {
		try {
			latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
