package dev.moongate.mail;

import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.moongate.support.IntegrationTest;
import dev.moongate.support.MutableClock;
import dev.moongate.support.TestMailbox;
import dev.moongate.support.services.Mail;
import dev.moongate.support.services.MailServer;
import dev.moongate.system.Language;
import dev.moongate.verification.Delivery;
import dev.moongate.verification.DueCode;
import dev.moongate.verification.Purpose;
import dev.moongate.verification.VerificationService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the way from an issued code to the mailbox.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class MailDeliveryIntegrationTests {

	private final VerificationService verification;

	private final TestCodes codes;

	private final TestTasks tasks;

	private final MeterRegistry meters;

	private final MailServer server;

	private final TestMailbox mailbox;

	@Autowired
	MailDeliveryIntegrationTests(VerificationService verification, JdbcClient jdbc, MeterRegistry meters,
			MailServer server, TestMailbox mailbox) {
		this.verification = verification;
		this.codes = new TestCodes(verification, jdbc);
		this.tasks = new TestTasks(jdbc);
		this.meters = meters;
		this.server = server;
		this.mailbox = mailbox;
	}

	@AfterEach
	void restart() {
		server.restart();
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void issuedThenMailedInTheLanguageAskedFor(Language language) {
		for (Purpose purpose : Purpose.values()) {
			String address = codes.issue(purpose, language, Delivery.CODE);
			DueCode due = verification.due(codes.idOf(address)).orElseThrow();
			Letter expected = TestMail.LETTERS.code(due, Duration.ofMinutes(10), language);
			Mail mail = mailbox.awaitMail(address);
			assertThat(mail.subject()).isEqualTo(expected.subject());
			assertThat(mail.text()).isEqualToNormalizingNewlines(expected.text()).contains(due.digits());
			assertThat(mail.html()).isEqualToNormalizingNewlines(expected.html()).contains(due.digits());
		}
	}

	@Test
	void issuedThenMailedRightAfterTheCommitAndNotAtTheNextPoll() {
		mailbox.awaitMail(codes.issue());
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
			for (int i = 0; i < 10; i++) {
				mailbox.awaitMail(codes.issue());
			}
			return true;
		});
	}

	@Test
	void issuedThenTheTaskIsGoneAndCountedOnce() {
		double sent = count("moongate.mail.sent");
		mailbox.awaitMail(codes.issue());
		await().until(tasks::isEmpty);
		assertThat(count("moongate.mail.sent")).isEqualTo(sent + 1);
	}

	@Test
	void waitingThenTheDatabaseHoldsNeitherCodeNorAddress() {
		server.kill();
		UUID id = codes.idOf(codes.issue(Purpose.RESET_PASSWORD, Language.TRADITIONAL_CHINESE, Delivery.CODE));
		assertThat(tasks.dataOf(id)).isEqualTo("""
				{"codeId":"%s","language":"zh-TW","delivery":"CODE"}""".formatted(id));
	}

	@Test
	void failedThenTriedAgainUntilTheServerTakesItOnce(CapturedOutput output) {
		double failed = count("moongate.mail.failed");
		server.kill();
		String address = codes.issue();
		UUID id = codes.idOf(address);
		await().until(() -> tasks.failuresOf(id) == 2);
		assertThat(count("moongate.mail.failed")).isEqualTo(failed + 2);
		server.restart();
		mailbox.awaitMail(address);
		await().until(tasks::isEmpty);
		assertThat(mailbox.mailsTo(address)).hasSize(1);
		assertThat(output).containsOnlyOnce(id + " not sent yet").doesNotContain(codes.digitsOf(address), address);
	}

	@Test
	void expiredThenDroppedAndNeverMailed(@Autowired MutableClock clock) {
		double dropped = count("moongate.mail.dropped");
		server.kill();
		String address = codes.issue();
		UUID id = codes.idOf(address);
		await().until(() -> tasks.failuresOf(id) == 1);
		clock.advance(Duration.ofMinutes(11));
		server.restart();
		await().until(tasks::isEmpty);
		assertThat(mailbox.mailsTo(address)).isEmpty();
		assertThat(count("moongate.mail.dropped")).isEqualTo(dropped + 1);
	}

	@Test
	void replacedThenOnlyTheNewCodeIsMailed() {
		double dropped = count("moongate.mail.dropped");
		server.kill();
		String address = codes.issue();
		UUID id = codes.idOf(address);
		await().until(() -> tasks.failuresOf(id) == 1);
		server.restart();
		codes.issueTo(address, Purpose.REGISTER, Language.ENGLISH, Delivery.CODE);
		await().until(tasks::isEmpty);
		assertThat(mailbox.mailsTo(address)).singleElement()
			.satisfies((mail) -> assertThat(mail.code()).contains(codes.digitsOf(address)));
		assertThat(count("moongate.mail.dropped")).isEqualTo(dropped + 1);
	}

	@Test
	void alreadyRegisteredThenToldSoWithoutACode() {
		String address = codes.issue(Purpose.REGISTER, Language.ENGLISH, Delivery.ALREADY_REGISTERED);
		Mail mail = mailbox.awaitMail(address);
		assertThat(mail.subject()).isEqualTo("Moongate: you already have an account");
		assertThat(mail.code()).isEmpty();
	}

	@Test
	void nothingToDeliverThenATaskAsForAnyOtherAndNoMail() {
		double dropped = count("moongate.mail.dropped");
		server.kill();
		String address = codes.issue(Purpose.RESET_PASSWORD, Language.ENGLISH, Delivery.NONE);
		await().until(tasks::isEmpty);
		server.restart();
		mailbox.awaitMail(codes.issue());
		assertThat(mailbox.mailsTo(address)).isEmpty();
		assertThat(count("moongate.mail.dropped")).isEqualTo(dropped);
	}

	private double count(String name) {
		return meters.get(name).tag("kind", "code").counter().count();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

}
