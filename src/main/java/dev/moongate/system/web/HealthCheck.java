package dev.moongate.system.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The check whether the database and Redis answer, one for all who ask at once: anybody
 * may ask as often as they like, and it takes a connection that a login could have had.
 * <p>
 * That they answer is believed for a moment. That they do not is asked anew by the next,
 * so that nobody is kept away from an instance that is back.
 */
@Component
class HealthCheck {

	/** How long after the question its good answer holds. */
	static final Duration GOOD_FOR = Duration.ofMillis(500);

	private final BooleanSupplier services;

	private final LongSupplier nanoTime;

	private final AtomicReference<@Nullable CompletableFuture<Boolean>> underWay = new AtomicReference<>();

	private volatile long healthyUntil;

	@Autowired
	HealthCheck(HealthEndpoint health) {
		this(() -> isUp(health.healthForPath("readiness")), System::nanoTime);
	}

	HealthCheck(BooleanSupplier services, LongSupplier nanoTime) {
		this.services = services;
		this.nanoTime = nanoTime;
		this.healthyUntil = nanoTime.getAsLong();
	}

	/**
	 * Asks, or takes the answer that somebody else waits for or has just had.
	 */
	boolean isHealthy() {
		if (isKnown()) {
			return true;
		}
		CompletableFuture<Boolean> mine = new CompletableFuture<>();
		CompletableFuture<Boolean> other = underWay.compareAndExchange(null, mine);
		return other == null ? ask(mine) : other.join();
	}

	private boolean ask(CompletableFuture<Boolean> answer) {
		boolean healthy = false;
		try {
			// another may have ended since the first look
			healthy = isKnown() || ask();
			return healthy;
		}
		finally {
			underWay.set(null);
			answer.complete(healthy);
		}
	}

	private boolean ask() {
		long asked = nanoTime.getAsLong();
		boolean healthy = services.getAsBoolean();
		if (healthy) {
			healthyUntil = asked + GOOD_FOR.toNanos();
		}
		return healthy;
	}

	private boolean isKnown() {
		return nanoTime.getAsLong() - healthyUntil < 0;
	}

	private static boolean isUp(@Nullable HealthDescriptor health) {
		return health != null && health.getStatus().equals(Status.UP);
	}

}
