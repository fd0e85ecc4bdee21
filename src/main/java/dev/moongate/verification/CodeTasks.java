package dev.moongate.verification;

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
class CodeTasks {

	private static final Logger logger = LoggerFactory.getLogger(CodeTasks.class);

	/**
	 * Deletes codes that expired long ago. Until then they tell CODE_EXPIRED from
	 * CODE_INVALID.
	 */
	@Bean
	RecurringTask<Void> expiredCodes(VerificationCodeRepository codes, VerificationProperties properties, Clock clock) {
		return Tasks.recurring("expired-codes", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
			Instant before = clock.instant().minus(properties.keepExpired());
			int deleted = Batches.untilDone((limit) -> codes.deleteExpired(before, limit));
			logger.debug("Deleted {} expired codes", deleted);
		});
	}

}
