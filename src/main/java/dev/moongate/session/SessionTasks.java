package dev.moongate.session;

import java.time.Clock;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.system.Batches;

/**
 * What one instance does for all from time to time.
 */
@Configuration(proxyBeanMethods = false)
class SessionTasks {

	private static final Logger logger = LoggerFactory.getLogger(SessionTasks.class);

	/**
	 * Deletes sessions that ended long ago. One that is gone is refused like one that was
	 * revoked.
	 */
	@Bean
	RecurringTask<Void> endedSessions(SessionRepository sessions, SessionProperties properties, Clock clock) {
		return Tasks.recurring("ended-sessions", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
			Instant before = clock.instant().minus(properties.keepEnded());
			int expired = Batches.untilDone((limit) -> sessions.deleteExpired(before, limit));
			int revoked = Batches.untilDone((limit) -> sessions.deleteRevoked(before, limit));
			logger.debug("Deleted {} expired and {} revoked sessions", expired, revoked);
		});
	}

}
