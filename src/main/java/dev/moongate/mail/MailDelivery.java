package dev.moongate.mail;

import java.util.Optional;
import java.util.function.Function;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One try to send a mail, and what becomes of its task. The task is removed after the
 * server has taken the mail, so a mail is sent at least once: a process that dies, or a
 * database that stays away, between the two leads to a second mail, with the same
 * Message-ID.
 *
 * @param <T> the data of the task
 */
class MailDelivery<T> implements ExecutionHandler<T> {

	private static final Logger logger = LoggerFactory.getLogger(MailDelivery.class);

	/**
	 * How often removing the task of a sent mail is tried. Each try takes as long as the
	 * database's own timeouts, so they bridge some 20 seconds of its absence.
	 */
	private static final int REMOVALS = 8;

	private final Function<T, Optional<OutgoingMail>> letters;

	private final SmtpServer server;

	private final Retries<T> retries;

	private final MailTally tally;

	/**
	 * Makes a kind of delivery.
	 * @param letters writes the mail, or returns empty when it is no longer to be sent
	 */
	MailDelivery(Function<T, Optional<OutgoingMail>> letters, SmtpServer server, Retries<T> retries, MailTally tally) {
		this.letters = letters;
		this.server = server;
		this.retries = retries;
		this.tally = tally;
	}

	@Override
	public CompletionHandler<T> execute(TaskInstance<T> task, ExecutionContext context) {
		Execution execution = context.getExecution();
		Optional<OutgoingMail> mail = letters.apply(task.getData());
		if (mail.isEmpty()) {
			return drop(execution, "it is no longer due");
		}
		try {
			server.accept(mail.get());
			tally.sent().increment();
			return MailDelivery::remove;
		}
		catch (UndeliveredException ex) {
			if (ex.isFinal()) {
				tally.failed().increment();
				return drop(execution, ex.reason());
			}
			return retry(execution, ex);
		}
	}

	private CompletionHandler<T> drop(Execution execution, String reason) {
		tally.dropped().increment();
		logger.warn("{} {} dropped after {} tries: {}", execution.getTaskName(), execution.getId(),
				execution.consecutiveFailures, reason);
		return MailDelivery::remove;
	}

	/** The first failure of a mail is told, the following ones are counted. */
	private CompletionHandler<T> retry(Execution execution, UndeliveredException failure) {
		if (failure.wasTried()) {
			tally.failed().increment();
		}
		logger.atLevel((failure.wasTried() && execution.consecutiveFailures == 0) ? Level.WARN : Level.DEBUG)
			.log("{} {} not sent yet, will be tried again: {}", execution.getTaskName(), execution.getId(),
					failure.reason());
		return (done, operations) -> retries.onFailure(ExecutionComplete.failure(execution,
				done.getTimeDone().minus(done.getDuration()), done.getTimeDone(), failure), operations);
	}

	private static <T> void remove(ExecutionComplete done, ExecutionOperations<T> operations) {
		for (int left = REMOVALS - 1;; left--) {
			try {
				operations.remove();
				return;
			}
			catch (RuntimeException ex) {
				if (left == 0) {
					throw ex;
				}
				logger.warn("The task of a sent mail could not be removed, {} tries left", left, ex);
			}
		}
	}

}
