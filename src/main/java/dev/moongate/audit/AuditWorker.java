package dev.moongate.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import dev.moongate.problem.DependencyFailures;

/**
 * The one thread of this instance that writes what waits and seals what is written. It
 * stops after the web server has, with everything written.
 */
@Component
class AuditWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AuditWorker.class);

	private static final int PAUSE_MILLIS = 1_000;

	private static final int PATIENCE_SECONDS = 10;

	private final AuditRefusals refusals;

	private final AuditSealing sealing;

	private volatile @Nullable ScheduledExecutorService thread;

	private boolean failing;

	AuditWorker(AuditRefusals refusals, AuditSealing sealing) {
		this.refusals = refusals;
		this.sealing = sealing;
	}

	@Override
	public void start() {
		ScheduledExecutorService executor = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("audit").factory());
		executor.scheduleWithFixedDelay(() -> unlessPostgresIsDown(this::work), PAUSE_MILLIS, PAUSE_MILLIS,
				TimeUnit.MILLISECONDS);
		thread = executor;
	}

	private void work() {
		refusals.writeDue();
		sealing.seal();
	}

	private void unlessPostgresIsDown(Runnable work) {
		try {
			work.run();
			if (failing) {
				logger.info("Audit events are written again");
			}
			failing = false;
		}
		catch (RuntimeException ex) {
			if (!failing) {
				logger.warn("Audit events wait to be written: {}", ex.getMessage(),
						DependencyFailures.isUnavailable(ex) ? null : ex);
			}
			failing = true;
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService executor = thread;
		thread = null;
		if (executor == null) {
			return;
		}
		executor.execute(() -> unlessPostgresIsDown(refusals::writeAll));
		executor.shutdown();
		try {
			if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				executor.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			executor.shutdownNow();
			Thread.currentThread().interrupt();
		}
		if (refusals.waiting() > 0) {
			logger.warn("{} audit events could not be written before the end", refusals.waiting());
		}
	}

	@Override
	public boolean isRunning() {
		return thread != null;
	}

	/** Starts before the web server, stops after it. */
	@Override
	public int getPhase() {
		return 0;
	}

}
