package dev.moongate.account;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * What is measured of password hashing, the one thing that costs a core.
 */
@Component
class HashMeters implements MeterBinder {

	private final HashBulkhead bulkhead;

	HashMeters(HashBulkhead bulkhead) {
		this.bulkhead = bulkhead;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("moongate.hashes.waiting", bulkhead, HashBulkhead::waiting)
			.description("Password hashes that wait for a core")
			.register(meters);
		Gauge.builder("moongate.hashes.working", bulkhead, HashBulkhead::working)
			.description("Password hashes that are being computed")
			.register(meters);
		FunctionTimer
			.builder("moongate.hashes.wait", bulkhead, HashBulkhead::begun, HashBulkhead::waitedNanos,
					TimeUnit.NANOSECONDS)
			.description("How long password hashes waited for a core")
			.register(meters);
		FunctionCounter.builder("moongate.hashes.refused", bulkhead, HashBulkhead::refused)
			.description("Password hashes whose callers were told to come back")
			.register(meters);
	}

}
