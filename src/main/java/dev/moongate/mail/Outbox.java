package dev.moongate.mail;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dev.moongate.verification.EmailAddress;

/**
 * Where mails wait to be sent. A mail is put in by the transaction that has something to
 * tell: it goes out right after the commit, and never if there is none.
 */
@Component
class Outbox {

	private final SchedulerClient scheduler;

	private final Clock schedulerClock;

	private final JdbcClient tasks;

	Outbox(SchedulerClient scheduler, Clock schedulerClock, JdbcClient tasks) {
		this.scheduler = scheduler;
		this.schedulerClock = schedulerClock;
		this.tasks = tasks;
	}

	/**
	 * Puts a mail in, in the transaction of the caller, who must have one.
	 * @param task the kind of mail
	 * @param id the identity of what the mail is about; a second one of the same identity
	 * is ignored
	 * @param mail what is needed to write it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	<T> void put(TaskDescriptor<T> task, UUID id, T mail) {
		try {
			scheduler.scheduleIfNotExists(
					task.instance(id.toString()).data(mail).priority(Priority.LOW).scheduledTo(schedulerClock.now()));
		}
		catch (SQLRuntimeException | DbSchedulerException ex) {
			throw new DataAccessResourceFailureException("A mail could not be put into the outbox", ex);
		}
	}

	/**
	 * Takes the notices that wait for an address out again, in the transaction of the
	 * caller, who must have one. One that is being sent at this moment is left to it.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void dropNoticesTo(EmailAddress recipient) {
		tasks.sql("""
				delete from scheduled_tasks
				where task_name = :task and not picked
				    and convert_from(task_data, 'UTF8')::jsonb ->> 'recipient' = :recipient
				""").param("task", NoticeMail.TASK.getTaskName()).param("recipient", recipient.value()).update();
	}

}
