package dev.moongate.token;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * What is measured of how this instance hears of revocations.
 */
@Component
class RevocationMeters implements MeterBinder {

	private final RevocationTail tail;

	private final RedisCircuit circuit;

	RevocationMeters(RevocationTail tail, RedisCircuit circuit) {
		this.tail = tail;
		this.circuit = circuit;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("moongate.revocations.current", tail, it -> it.isCurrent() ? 1 : 0)
			.description("1 while this instance hears of every revocation at once")
			.register(meters);
		Gauge.builder("moongate.revocations.circuit.open", circuit, it -> it.isOpen() ? 1 : 0)
			.description("1 while Redis is not asked for revocations because it fails")
			.register(meters);
	}

}
