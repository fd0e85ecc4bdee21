package dev.moongate.system;

import java.util.Optional;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The set-up of work that outlives a request and a process: db-scheduler's tasks in
 * PostgreSQL. Features add their tasks as beans.
 */
@Configuration(proxyBeanMethods = false)
class BackgroundWork {

	/**
	 * The machine's time, whatever clock the features are given: the scheduler measures
	 * its pauses with it and would never end one on a clock that stands still.
	 */
	@Bean
	Clock schedulerClock() {
		return new SystemClock();
	}

	/**
	 * Task data is JSON: to be read in the database, and by the version before and the
	 * version after. Its shape does not follow the settings of the HTTP API's JSON.
	 */
	@Bean
	DbSchedulerCustomizer jsonTaskData() {
		return new DbSchedulerCustomizer() {

			@Override
			public Optional<Serializer> serializer() {
				return Optional.of(new Jackson3Serializer());
			}

		};
	}

	@Bean
	WakeAfterCommit wakeAfterCommit(ObjectProvider<Scheduler> scheduler, Clock clock) {
		return new WakeAfterCommit(scheduler, clock);
	}

}
