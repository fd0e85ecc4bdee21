package dev.moongate.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps requests from waiting for a Redis that does not answer. The first failure opens
 * the circuit: from then on nobody asks. Requests never find out whether Redis is back;
 * {@link RevocationTail} does, on a thread of its own, and closes the circuit with the
 * first answer.
 * <p>
 * When Redis has been silent for a moment nobody knows whether it is alive. Then one
 * request at a time asks, and the others do without, so that a Redis that hangs costs one
 * timeout and not one for each request.
 */
@Component
class RedisCircuit {

	private static final Logger logger = LoggerFactory.getLogger(RedisCircuit.class);

	/** How long an answer proves that the next one will come. */
	private static final Duration FRESH = Duration.ofMillis(500);

	private final AtomicBoolean probing = new AtomicBoolean();

	private volatile boolean open;

	private volatile long openedAt;

	private volatile long lastAnswer = System.nanoTime() - FRESH.toNanos();

	/**
	 * Asks Redis something.
	 * @return empty if it was not asked, or did not answer, or refused to
	 */
	<T> Optional<T> ask(Supplier<T> question) {
		if (open) {
			return Optional.empty();
		}
		if (System.nanoTime() - lastAnswer < FRESH.toNanos()) {
			return attempt(question);
		}
		if (!probing.compareAndSet(false, true)) {
			return Optional.empty();
		}
		try {
			return attempt(question);
		}
		finally {
			probing.set(false);
		}
	}

	private <T> Optional<T> attempt(Supplier<T> question) {
		try {
			T answer = question.get();
			lastAnswer = System.nanoTime();
			return Optional.of(answer);
		}
		catch (DataAccessException | IllegalStateException ex) {
			open(ex);
			return Optional.empty();
		}
	}

	/** Whether nobody asks Redis. */
	boolean isOpen() {
		return open;
	}

	/**
	 * Returns for how long nobody has asked Redis.
	 */
	Duration openFor() {
		return open ? Duration.ofNanos(System.nanoTime() - openedAt) : Duration.ZERO;
	}

	/**
	 * Redis has answered, and knows what it has to: it may be asked again.
	 */
	void close() {
		lastAnswer = System.nanoTime();
		if (open) {
			open = false;
			logger.info("Redis answers again");
		}
	}

	private void open(RuntimeException cause) {
		if (!open) {
			openedAt = System.nanoTime();
			open = true;
			logger.warn("Redis fails, the session rows decide until it answers again: {}",
					NestedExceptionUtils.getMostSpecificCause(cause).toString());
		}
	}

}
