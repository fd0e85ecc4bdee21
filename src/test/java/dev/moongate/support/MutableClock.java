package dev.moongate.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that goes like the system's and can be moved ahead. It moves Moongate's own
 * time only: PostgreSQL's {@code now()}, Redis's {@code TIME} and the lives of its keys,
 * db-scheduler and the mail server keep the real time. What they decide has to be tested
 * with short settings instead.
 */
public final class MutableClock extends Clock {

	private final Clock base;

	private final AtomicReference<Duration> ahead;

	public MutableClock() {
		this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
	}

	private MutableClock(Clock base, AtomicReference<Duration> ahead) {
		this.base = base;
		this.ahead = ahead;
	}

	/**
	 * Moves the clock ahead, or back by a negative duration.
	 */
	public void advance(Duration duration) {
		ahead.accumulateAndGet(duration, Duration::plus);
	}

	/**
	 * Brings the clock back to the real time.
	 */
	public void reset() {
		ahead.set(Duration.ZERO);
	}

	@Override
	public Instant instant() {
		return base.instant().plus(ahead.get());
	}

	@Override
	public ZoneId getZone() {
		return base.getZone();
	}

	/**
	 * Returns a view in another zone, which moves together with this clock.
	 */
	@Override
	public Clock withZone(ZoneId zone) {
		return new MutableClock(base.withZone(zone), ahead);
	}

}
