package dev.moongate.mail;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.moongate.verification.Delivery;

/**
 * The tasks that send mails. Each runs on one instance at a time, whatever their number.
 */
@Configuration(proxyBeanMethods = false)
class MailTasks {

	private static final Duration LONGEST_PAUSE_FOR_CODES = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE_FOR_NOTICES = Duration.ofMinutes(15);

	/** Eight hours of a code, five days of a notice: both end before by themselves. */
	private static final int TRIES = 500;

	@Bean
	Task<CodeMail> codeMailTask(CodeLetters letters, SmtpServer server, MeterRegistry registry) {
		MailTally tally = MailTally.of("code", registry);
		Retries<CodeMail> retries = new Retries<>(LONGEST_PAUSE_FOR_CODES, TRIES, tally);
		MailDelivery<CodeMail> delivery = new MailDelivery<>(letters::write, server, retries, tally);
		return Tasks.custom(CodeMail.TASK).onFailure(retries).execute((task, context) -> {
			if (task.getData().delivery() == Delivery.NONE) {
				return new CompletionHandler.OnCompleteRemove<>();
			}
			return delivery.execute(task, context);
		});
	}

	@Bean
	Task<NoticeMail> noticeMailTask(NoticeLetters letters, SmtpServer server, MeterRegistry registry) {
		MailTally tally = MailTally.of("notice", registry);
		Retries<NoticeMail> retries = new Retries<>(LONGEST_PAUSE_FOR_NOTICES, TRIES, tally);
		return Tasks.custom(NoticeMail.TASK)
			.onFailure(retries)
			.execute(new MailDelivery<>(letters::write, server, retries, tally));
	}

}
