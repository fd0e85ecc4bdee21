package dev.moongate.system.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The check whether the database and Redis answer, one for all who ask at once: anybody
 * may ask as often as they like, and it takes a connection that a login could have had.
 * Its answer is for those who waited for it and for nobody after them, so that an outage
 * shows at once, and its end too.
 */
@Component
class HealthCheck {

	private final BooleanSupplier services;

	private final AtomicReference<@Nullable CompletableFuture<Boolean>> underWay = new AtomicReference<>();

	@Autowired
	HealthCheck(HealthEndpoint health) {
		this(() -> isUp(health.healthForPath("readiness")));
	}

	HealthCheck(BooleanSupplier services) {
		this.services = services;
	}

	/**
	 * Asks, or takes the answer that somebody else waits for.
	 */
	boolean isHealthy() {
		CompletableFuture<Boolean> mine = new CompletableFuture<>();
		CompletableFuture<Boolean> other = underWay.compareAndExchange(null, mine);
		return other == null ? ask(mine) : other.join();
	}

	private boolean ask(CompletableFuture<Boolean> answer) {
		boolean healthy = false;
		try {
			healthy = services.getAsBoolean();
			return healthy;
		}
		finally {
			underWay.set(null);
			answer.complete(healthy);
		}
	}

	private static boolean isUp(@Nullable HealthDescriptor health) {
		return health != null && health.getStatus().equals(Status.UP);
	}

}
