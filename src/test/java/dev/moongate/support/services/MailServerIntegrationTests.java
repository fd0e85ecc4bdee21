package dev.moongate.support.services;

import java.nio.file.Path;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MailServer}, {@link Mailbox} and {@link Mail}.
 */
class MailServerIntegrationTests {

	private final Mailbox mailbox = Mailbox.inMemory();

	private final MailServer server = MailServer.into(mailbox);

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void sendThenTheMailboxHoldsEveryPart() throws MessagingException {
		send("Ann@Example.com", "Your code: 123456", "代码 654321, not 7654321");
		assertThat(mailbox.mailsTo("ann@example.com ")).singleElement().satisfies((mail) -> {
			assertThat(mail.to()).isEqualTo("Ann@Example.com");
			assertThat(mail.subject()).isEqualTo("Your code: 123456");
			assertThat(mail.text().strip()).isEqualTo("代码 654321, not 7654321");
			assertThat(mail.html().strip()).isEqualTo("<b>代码 654321, not 7654321</b>");
			assertThat(mail.code()).contains("654321");
		});
		assertThat(mailbox.mailsTo("bob@example.com")).isEmpty();
	}

	@Test
	void mailsThenNewestLastAndEmptyThenNone() throws MessagingException {
		send("ann@example.com", "first", "1");
		send("ann@example.com", "second", "2");
		assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("first", "second");
		mailbox.empty();
		assertThat(mailbox.mails()).isEmpty();
	}

	@Test
	void keptInThenMailsOutliveTheMailbox(@TempDir Path folder) throws MessagingException {
		Mailbox kept = Mailbox.keptIn(folder);
		try (MailServer keeping = MailServer.into(kept)) {
			send(keeping, "ann@example.com", "first", "1");
			send(keeping, "bob@example.com", "second", "2");
		}
		assertThat(Mailbox.keptIn(folder).mails()).isEqualTo(kept.mails()).hasSize(2);
		kept.empty();
		assertThat(Mailbox.keptIn(folder).mails()).isEmpty();
	}

	@Test
	void sendWhenFrozenThenNoAnswerAndWhenThawedThenDelivered() throws MessagingException {
		server.freeze();
		assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> send("ann@example.com", "lost", "1"))
			.withStackTraceContaining("timed out");
		server.thaw();
		send("ann@example.com", "found", "1");
		assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("found");
	}

	@Test
	void sendWhenKilledThenRefusedAndWhenRestartedThenDeliveredOnTheSamePort() throws MessagingException {
		int port = server.port();
		server.kill();
		assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> send("ann@example.com", "lost", "1"))
			.withStackTraceContaining("refused");
		server.restart();
		assertThat(server.port()).isEqualTo(port);
		send("ann@example.com", "found", "1");
		assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("found");
	}

	private void send(String to, String subject, String text) throws MessagingException {
		send(server, to, subject, text);
	}

	private static void send(MailServer server, String to, String subject, String text) throws MessagingException {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(server.port());
		sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
		MimeMessage message = sender.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom("moongate@example.com");
		helper.setTo(to);
		helper.setSubject(subject);
		helper.setText(text, "<b>" + text + "</b>");
		sender.send(message);
	}

}
