package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * This instance's ear: a thread that reads the stream of revocations and keeps the local
 * ones up to date, so that checking a token needs no network.
 * <p>
 * It joins in an order that leaves nothing out. First it marks its place in the stream,
 * then it reads PostgreSQL, then it reads on from its place: what was committed before
 * the second step is found there, and what is committed later enters the stream behind
 * the place.
 * <p>
 * The thread is a platform thread: virtual ones share a few carriers with requests that
 * hash passwords, and would hear late.
 */
@Component
class RevocationTail implements SmartLifecycle {

	/**
	 * How long silence is no reason for doubt. Shorter than the timeout of a command, so
	 * that whoever waited in vain for Redis to take a revocation answers only when the
	 * others have begun to doubt.
	 */
	static final Duration LATE = Duration.ofMillis(500);

	/** Longer than anybody takes to give Redis what it did not take before. */
	private static final Duration SETTLING = Duration.ofSeconds(2);

	private static final Duration RETRY_PAUSE = Duration.ofMillis(100);

	/** After Redis has started, before the web server does; and the other way round. */
	private static final int PHASE = 1000;

	private static final Logger logger = LoggerFactory.getLogger(RevocationTail.class);

	private final RevocationStreamStore stream;

	private final RevocationMirror mirror;

	private final LocalRevocations local;

	private final RedisCircuit circuit;

	private final ApplicationEventPublisher events;

	private final RevocationNews news;

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private volatile boolean joined;

	private volatile long broken = System.nanoTime();

	private volatile long heard;

	private boolean lost;

	private @Nullable Thread thread;

	RevocationTail(RevocationStreamStore stream, RevocationMirror mirror, LocalRevocations local, RedisCircuit circuit,
			ApplicationEventPublisher events, Clock clock) {
		this.stream = stream;
		this.mirror = mirror;
		this.local = local;
		this.circuit = circuit;
		this.events = events;
		this.news = new RevocationNews(local, events, clock);
	}

	/**
	 * Returns whether the local revocations are all there are.
	 */
	boolean isCurrent() {
		return joined && System.nanoTime() - heard < LATE.toNanos() && local.isComplete();
	}

	/**
	 * Returns whether nothing has come between this instance and the stream for so long
	 * that Redis has been given what it did not take then, by whomever.
	 */
	boolean isSettled() {
		return System.nanoTime() - broken >= SETTLING.toNanos();
	}

	@Override
	public void start() {
		stopped = new CountDownLatch(1);
		Thread listener = Thread.ofPlatform().name("revocations").daemon().unstarted(this::listen);
		thread = listener;
		listener.start();
	}

	@Override
	public void stop() {
		stopped.countDown();
		Thread listener = thread;
		if (listener != null) {
			listener.interrupt();
			try {
				listener.join(Duration.ofSeconds(1));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return stopped.getCount() > 0;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void listen() {
		while (isRunning()) {
			try {
				follow();
			}
			catch (RuntimeException | Error ex) {
				// without this thread nobody would find out that Redis is back
				if (isRunning()) {
					lost(ex);
				}
			}
			if (isRunning()) {
				broken = System.nanoTime();
			}
			joined = false;
			stream.disconnect();
			pause();
		}
	}

	/**
	 * Joins, then reads on.
	 */
	private void follow() {
		String position = stream.join();
		if (position.isEmpty()) {
			logger.info("Redis has forgotten which tokens are revoked, the session rows decide meanwhile");
			if (!mirror.restore()) {
				return;
			}
			position = stream.join();
		}
		mirror.catchUp();
		circuit.close();
		events.publishEvent(new ChangesMissed());
		if (!position.isEmpty()) {
			readOn(position);
		}
	}

	/**
	 * Reads from a position until something has been missed. To ask whether it has costs
	 * more than a read, so while entries come thick and fast it is asked no oftener than
	 * a read may wait.
	 */
	private void readOn(String from) {
		String position = from;
		String complete = from;
		while (isRunning()) {
			List<RevocationStreamStore.Entry> entries = stream.read(position);
			news.take(entries);
			long read = System.nanoTime();
			position = entries.isEmpty() ? position : entries.getLast().position();
			if (entries.isEmpty() || !joined || read - heard >= RevocationStreamStore.WAIT.toNanos()) {
				if (!isCompleteSince(complete)) {
					return;
				}
				heard = read;
				joined();
				complete = position;
			}
		}
	}

	/**
	 * Tells whether everything behind a position was there to be read, and if so, does
	 * what has to wait for that.
	 */
	private boolean isCompleteSince(String position) {
		RevocationStreamStore.Watch watch = stream.watch(position);
		if (watch != RevocationStreamStore.Watch.CURRENT) {
			logger.info("The stream of revocations is broken off: {}", watch);
			return false;
		}
		mirror.settle();
		circuit.close();
		return true;
	}

	private void joined() {
		if (!joined) {
			joined = true;
			lost = false;
			logger.info("Listening to the stream of revocations");
		}
	}

	/** Tells of the first failure in a row; the next ones only repeat it. */
	private void lost(Throwable cause) {
		if (!lost) {
			lost = true;
			logger.warn("The stream of revocations cannot be read, each request asks Redis meanwhile: {}",
					NestedExceptionUtils.getMostSpecificCause(cause).toString());
		}
	}

	private void pause() {
		try {
			stopped.await(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
