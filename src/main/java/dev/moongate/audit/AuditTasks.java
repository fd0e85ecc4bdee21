package dev.moongate.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What one instance does for all from time to time.
 */
@Configuration(proxyBeanMethods = false)
class AuditTasks {

	@Bean
	RecurringTask<Void> endedAuditDays(AuditRetention retention) {
		return Tasks.recurring("ended-audit-days", FixedDelay.ofHours(1))
			.execute((instance, context) -> retention.purge());
	}

}
