package dev.moongate.token;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What one instance does for all from time to time.
 */
@Configuration(proxyBeanMethods = false)
class TokenTasks {

	/**
	 * Looks more often than keys are rotated, so that a missed day is made up for.
	 */
	@Bean
	RecurringTask<Void> signingKeyRotation(SigningKeyService keys) {
		return Tasks.recurring("signing-key-rotation", FixedDelay.ofHours(1))
			.execute((instance, context) -> keys.rotateIfDue());
	}

	@Bean
	RecurringTask<Void> endedRevocations(RevocationLedger revocations) {
		return Tasks.recurring("ended-revocations", FixedDelay.ofHours(1))
			.execute((instance, context) -> revocations.deleteEnded());
	}

}
