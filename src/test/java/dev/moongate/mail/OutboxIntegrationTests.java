package dev.moongate.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.Race;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.services.Mail;
import dev.moongate.support.services.MailServer;
import dev.moongate.support.services.Mailbox;
import dev.moongate.system.Device;
import dev.moongate.system.Language;
import dev.moongate.verification.CodeIssued;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.VerificationService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Outbox} with transactions that fail, several instances, other work to
 * do and a database that has other ideas.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxIntegrationTests {

	private static final Duration PATIENT = Duration.ofMinutes(1);

	private final TestCodes codes;

	private final TestTasks tasks;

	private final Outbox outbox;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final MailServer server;

	private final TestMailbox mailbox;

	@Autowired
	OutboxIntegrationTests(VerificationService verification, JdbcClient jdbc, Outbox outbox,
			TransactionTemplate transaction, MailServer server, TestMailbox mailbox) {
		this.codes = new TestCodes(verification, jdbc);
		this.tasks = new TestTasks(jdbc);
		this.outbox = outbox;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.server = server;
		this.mailbox = mailbox;
	}

	@AfterEach
	void restart(@Autowired Scheduler scheduler) {
		server.restart();
		scheduler.resume();
	}

	@Test
	void rolledBackThenNeitherTaskNorMail() {
		String address = transaction.execute((status) -> {
			status.setRollbackOnly();
			String lost = codes.issue();
			assertThat(tasks.count()).isEqualTo(1);
			return lost;
		});
		assertThat(tasks.count()).isZero();
		mailbox.awaitMail(codes.issue());
		assertThat(mailbox.mailsTo(address)).isEmpty();
	}

	@Test
	void publishedOutsideATransactionThenRefused(@Autowired ApplicationEventPublisher events) {
		CodeIssued event = new CodeIssued(new UUID(5, 5), Language.ENGLISH, Delivery.CODE);
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> events.publishEvent(event));
	}

	@Test
	void putTwiceThenOneTask() {
		NoticeMail notice = TestMail.notice(SecurityNotice.NEW_DEVICE, Language.ENGLISH);
		transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			outbox.put(NoticeMail.TASK, notice.id(), notice);
			outbox.put(NoticeMail.TASK, notice.id(), notice);
			assertThat(tasks.count()).isEqualTo(1);
		});
	}

	@Test
	void twoInstancesThenEveryCodeIsMailedOnce(@Autowired DataSource database, @Autowired List<Task<?>> all,
			@Autowired Mailbox received) {
		try (OtherInstance other = new OtherInstance(database, all, PATIENT)) {
			assertThat(other.scheduler().getSchedulerState().isStarted()).isTrue();
			List<String> addresses = issueAtOnce(4, 15);
			await().until(tasks::isEmpty);
			assertThat(received.mails()).extracting(Mail::to).containsExactlyInAnyOrderElementsOf(addresses);
		}
	}

	@Test
	void instanceDiedThenAnotherSends(@Autowired DataSource database, @Autowired List<Task<?>> all,
			@Autowired Scheduler scheduler) {
		scheduler.pause();
		String address = transaction.execute((status) -> {
			String issued = codes.issue();
			tasks.abandonAll();
			return issued;
		});
		try (OtherInstance other = new OtherInstance(database, all, Duration.ofMillis(200))) {
			assertThat(other.scheduler().getSchedulerState().isStarted()).isTrue();
			mailbox.awaitMail(address);
		}
	}

	@Test
	void slowMailServerThenOtherTasksRunMeanwhile(@Autowired DataSource database, @Autowired List<Task<?>> all,
			@Autowired Scheduler scheduler, @Autowired Clock clock) {
		AtomicInteger runs = new AtomicInteger();
		OneTimeTask<Void> work = Tasks.oneTime("other-work").execute((task, context) -> runs.incrementAndGet());
		List<Task<?>> more = new ArrayList<>(all);
		more.add(work);
		scheduler.pause();
		try (ScriptedSmtp slow = replaceServer(Map.of(".", "wait"));
				OtherInstance other = new OtherInstance(database, more, PATIENT)) {
			issueAtOnce(2, 15);
			await().until(() -> mailsTaken(slow) == 8);
			other.scheduler().scheduleIfNotExists(work.instance("now"), clock.instant());
			Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> runs.get() == 1);
			slow.reply();
			await().until(tasks::isEmpty);
			assertThat(mailsTaken(slow)).isEqualTo(30);
		}
	}

	@Test
	void databaseRefusesTheRemovalForAWhileThenStillMailedOnce(CapturedOutput output) {
		try (ScriptedSmtp waiting = replaceServer(Map.of(".", "wait"))) {
			codes.issue();
			await().until(() -> mailsTaken(waiting) == 1);
			transaction.executeWithoutResult((status) -> {
				jdbc.sql("lock table scheduled_tasks in share mode").update();
				waiting.reply();
				await().until(() -> output.getAll().contains("The task of a sent mail could not be removed"));
			});
			await().until(tasks::isEmpty);
			assertThat(mailsTaken(waiting)).isEqualTo(1);
		}
	}

	@Test
	void securityNoticeThenMailedAndNothingOfTheUserAgentButItsNames(@Autowired Clock clock) {
		Device device = Device.of("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36; call 555-0100");
		NoticeMail notice = new NoticeMail(new UUID(9, 9), SecurityNotice.SESSION_REUSE, TestMail.ADDRESS, "zh-TW",
				clock.instant(), "203.0.113.7", device);
		transaction.executeWithoutResult((status) -> outbox.put(NoticeMail.TASK, notice.id(), notice));
		assertThat(mailbox.awaitMail(TestMail.ADDRESS).text()).contains("Chrome（Windows）", "203.0.113.7")
			.doesNotContain("555");
	}

	@Test
	void securityNoticeOfLongAgoThenDropped() {
		NoticeMail old = new NoticeMail(new UUID(8, 8), SecurityNotice.NEW_DEVICE, TestMail.ADDRESS, "en",
				Instant.EPOCH, null, null);
		transaction.executeWithoutResult((status) -> outbox.put(NoticeMail.TASK, old.id(), old));
		await().until(tasks::isEmpty);
		assertThat(mailbox.mailsTo(TestMail.ADDRESS)).isEmpty();
	}

	private List<String> issueAtOnce(int threads, int each) {
		return Race.of(threads, (runner) -> Stream.generate(codes::issue).limit(each).toList())
			.stream()
			.flatMap(Collection::stream)
			.toList();
	}

	private ScriptedSmtp replaceServer(Map<String, String> replies) {
		server.kill();
		return new ScriptedSmtp(server.port(), replies);
	}

	private static long mailsTaken(ScriptedSmtp server) {
		return server.heard().stream().filter("."::equals).count();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
	}

}
