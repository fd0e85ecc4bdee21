package dev.moongate.system;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the scheduler of this instance as soon as a task that is due can be seen by it:
 * after the commit of the transaction the task was scheduled in. db-scheduler's own
 * immediate execution looks before the commit, finds nothing and leaves the task to the
 * next poll.
 */
class WakeAfterCommit extends AbstractSchedulerListener {

	private final ObjectProvider<Scheduler> scheduler;

	private final Clock clock;

	/**
	 * Takes the scheduler as a provider, because the scheduler is made with its
	 * listeners.
	 */
	WakeAfterCommit(ObjectProvider<Scheduler> scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	@Override
	public void onExecutionScheduled(TaskInstanceId task, Instant executionTime) {
		if (executionTime.isAfter(clock.now())) {
			return;
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			wake();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				wake();
			}

		});
	}

	private void wake() {
		scheduler.getObject().triggerCheckForDueExecutions();
	}

}
