package dev.moongate.mail;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a mail that was not sent is tried again: after 2 s, 4 s, 8 s and so on. Mails end
 * by themselves when they are no longer worth sending; the number of tries is for what
 * fails before that can be told.
 *
 * @param <T> the data of the task
 */
class Retries<T> implements FailureHandler<T> {

	private static final Logger logger = LoggerFactory.getLogger(Retries.class);

	private static final Duration FIRST = Duration.ofSeconds(2);

	private static final int MAX_DOUBLINGS = 20;

	private final Duration longest;

	private final int tries;

	private final MailTally tally;

	/**
	 * Makes a rule.
	 * @param longest the longest pause between two tries
	 * @param tries after how many a mail is given up
	 */
	Retries(Duration longest, int tries, MailTally tally) {
		this.longest = longest;
		this.tries = tries;
		this.tally = tally;
	}

	@Override
	public void onFailure(ExecutionComplete failure, ExecutionOperations<T> operations) {
		int failures = failure.getExecution().consecutiveFailures + 1;
		if (failures >= tries) {
			logger.error("{} {} dropped after {} tries", failure.getExecution().getTaskName(),
					failure.getExecution().getId(), failures);
			tally.dropped().increment();
			operations.remove();
			return;
		}
		operations.reschedule(failure, failure.getTimeDone().plus(pause(failures)));
	}

	/**
	 * Returns how long to wait after a number of failures.
	 */
	Duration pause(int failures) {
		Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
		return (doubled.compareTo(longest) < 0) ? doubled : longest;
	}

}
