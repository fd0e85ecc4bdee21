package dev.moongate.mail;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;

/**
 * Another instance of Moongate on the same database, as far as its background work goes;
 * its heart beats faster, so that it soon takes others for dead.
 */
class OtherInstance implements AutoCloseable {

	private static final int THREADS = 10;

	private final Scheduler scheduler;

	OtherInstance(DataSource database, List<Task<?>> tasks) {
		this.scheduler = Scheduler.create(database, tasks)
			.serializer(new Jackson3Serializer())
			.threads(THREADS)
			.pollUsingLockAndFetch(0.5, 1.0)
			.pollingInterval(Duration.ofMillis(50))
			.heartbeatInterval(Duration.ofMillis(200))
			.missedHeartbeatsLimit(4)
			.enablePriority()
			.build();
		this.scheduler.start();
	}

	Scheduler scheduler() {
		return scheduler;
	}

	@Override
	public void close() {
		scheduler.stop();
	}

}
