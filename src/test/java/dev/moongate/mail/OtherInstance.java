package dev.moongate.mail;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;

/**
 * Another instance of Moongate on the same database, as far as its background work goes.
 */
class OtherInstance implements AutoCloseable {

	private static final int THREADS = 10;

	private static final int MISSED_HEARTBEATS = 4;

	private final Scheduler scheduler;

	/**
	 * Starts an instance.
	 * @param heartbeat how often it says that it lives, and a fourth of the time after
	 * which it takes others for dead
	 */
	OtherInstance(DataSource database, List<Task<?>> tasks, Duration heartbeat) {
		this.scheduler = Scheduler.create(database, tasks)
			.serializer(new Jackson3Serializer())
			.threads(THREADS)
			.pollUsingLockAndFetch(0.5, 1.0)
			.pollingInterval(Duration.ofMillis(50))
			.heartbeatInterval(heartbeat)
			.missedHeartbeatsLimit(MISSED_HEARTBEATS)
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
