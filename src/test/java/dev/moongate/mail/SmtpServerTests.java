package dev.moongate.mail;

import java.io.InputStream;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SmtpServer}.
 */
class SmtpServerTests {

	private static final Executor THREADS = (task) -> Thread.ofPlatform().start(task);

	private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private int port;

	@BeforeEach
	void start() {
		greenMail.start();
		port = greenMail.getSmtp().getPort();
	}

	@AfterEach
	void stop() {
		greenMail.stop();
	}

	@Test
	void acceptThenTextAndHtmlAreAlternativesInUtf8() throws Exception {
		MimeMessage received = deliver();
		assertThat(received.getContentType()).startsWith("multipart/alternative");
		MimeMultipart alternatives = (MimeMultipart) received.getContent();
		assertThat(alternatives.getCount()).isEqualTo(2);
		assertThat(alternatives.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
		assertThat(alternatives.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
		Letter letter = TestMail.outgoing().letter();
		assertThat(alternatives.getBodyPart(0).getContent().toString()).isEqualToNormalizingNewlines(letter.text());
		assertThat(alternatives.getBodyPart(1).getContent().toString()).isEqualToNormalizingNewlines(letter.html());
	}

	@Test
	void acceptThenHeadersAreOurs() throws Exception {
		MimeMessage received = deliver();
		assertThat(received.getSubject()).isEqualTo("Moongate：验证您的邮箱");
		assertThat(received.getFrom()).extracting(Object::toString).containsExactly("Moongate <no-reply@example.com>");
		assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly(TestMail.ADDRESS);
		assertThat(received.getSentDate()).isEqualTo(TestMail.NOW);
		assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(received.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
		assertThat(received.getContentLanguage()).containsExactly("zh-CN");
		assertThat(received.getHeader("MIME-Version")).containsExactly("1.0");
	}

	@Test
	void acceptTwiceThenTheSameMessageId() throws Exception {
		deliver();
		deliver();
		String id = "<00000000-0000-0001-0000-000000000002@example.com>";
		assertThat(greenMail.getReceivedMessages()).hasSize(2)
			.allSatisfy((received) -> assertThat(received.getMessageID()).isEqualTo(id));
	}

	@Test
	void acceptWhenTlsIsRequiredAndNotOfferedThenNothingIsSent() {
		assertThatExceptionOfType(UndeliveredException.class)
			.isThrownBy(() -> TestMail.server(port, true).accept(TestMail.outgoing()))
			.withMessageContaining("STARTTLS is required");
		assertThat(greenMail.getReceivedMessages()).isEmpty();
	}

	@Test
	void acceptWhenStartTlsIsOfferedThenItIsAskedForBeforeTheMail() {
		try (ScriptedSmtp server = new ScriptedSmtp(
				Map.of("EHLO", "250-hello\r\n250 STARTTLS", "STARTTLS", "454 not now"))) {
			assertThatExceptionOfType(UndeliveredException.class)
				.isThrownBy(() -> TestMail.server(server.port(), true).accept(TestMail.outgoing()));
			assertThat(server.heard()).contains("EHLO", "STARTTLS").doesNotContain("MAIL", "DATA");
		}
	}

	@Test
	void acceptWhenTheCertificateIsNobodysThenNothingIsSent() throws Exception {
		try (ScriptedSmtp server = ScriptedSmtp.encrypting(selfSigned())) {
			assertThatExceptionOfType(UndeliveredException.class)
				.isThrownBy(() -> TestMail.server(server.port(), true).accept(TestMail.outgoing()))
				.withMessage("Could not convert socket to TLS (SSLHandshakeException)");
			assertThat(server.heard()).containsExactly("EHLO", "STARTTLS");
		}
	}

	@Test
	void acceptWhenNobodyListensThenUndelivered() {
		greenMail.stop();
		assertThatExceptionOfType(UndeliveredException.class).isThrownBy(this::deliver)
			.matches((failure) -> !failure.isFinal() && failure.wasTried());
	}

	@Test
	void acceptWhenNoServerIsConfiguredThenUndelivered() {
		SmtpProperties nowhere = new SmtpProperties("", 587, "", "", true, "a@example.com", Duration.ofSeconds(1),
				Duration.ofSeconds(1), 1);
		SmtpServer server = new SmtpServer(nowhere, TestMail.system("Moongate"), TestMail.CLOCK);
		assertThatExceptionOfType(UndeliveredException.class).isThrownBy(() -> server.accept(TestMail.outgoing()))
			.withMessageContaining("no SMTP configured");
	}

	@ParameterizedTest
	@CsvSource({ "RCPT, 550, true", "RCPT, 553, true", "RCPT, 556, true", "RCPT, 530, false", "RCPT, 450, false",
			"RCPT, 552, false", "MAIL, 550, false", "DATA, 554, false", "., 554, false", "., 451, false" })
	void acceptWhenRefusedThenFinalOnlyIfTheMailboxWillNeverTakeIt(String command, int code, boolean last) {
		try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, code + " not for " + TestMail.ADDRESS))) {
			assertThatExceptionOfType(UndeliveredException.class)
				.isThrownBy(() -> TestMail.server(server.port(), false).accept(TestMail.outgoing()))
				.matches((failure) -> failure.isFinal() == last)
				.withMessageContaining(String.valueOf(code))
				.withMessageNotContaining(TestMail.ADDRESS);
		}
	}

	@Test
	void acceptWhenServerHangsUpAfterTakingTheMailThenSent() {
		try (ScriptedSmtp server = new ScriptedSmtp(Map.of("QUIT", ScriptedSmtp.HANG_UP))) {
			TestMail.server(server.port(), false).accept(TestMail.outgoing());
			assertThat(server.heard()).contains(".");
		}
	}

	@Test
	void acceptWhenServerIsSilentThenUndeliveredAfterTheTimeout() {
		try (ScriptedSmtp server = new ScriptedSmtp(Map.of("EHLO", "wait"))) {
			assertThatExceptionOfType(UndeliveredException.class)
				.isThrownBy(() -> TestMail.server(server.port(), false).accept(TestMail.outgoing()));
		}
	}

	@Test
	void acceptWhenServerExaminesTheMailLongerThanTheTimeoutThenSentOnce() {
		try (ScriptedSmtp server = new ScriptedSmtp(Map.of(".", "wait"))) {
			CompletableFuture<Void> delivery = CompletableFuture
				.runAsync(() -> TestMail.server(server.port(), false).accept(TestMail.outgoing()), THREADS);
			Awaitility.await().until(() -> server.heard().contains("."));
			Awaitility.await().during(Duration.ofMillis(900)).until(() -> !delivery.isDone());
			server.reply();
			assertThat(delivery).succeedsWithin(Duration.ofSeconds(5));
		}
	}

	@Test
	void acceptWhenAllTurnsAreTakenThenNotTried() {
		try (ScriptedSmtp server = new ScriptedSmtp(Map.of(".", "wait"))) {
			SmtpServer smtp = TestMail.server(server.port(), false);
			CompletableFuture<Void> first = CompletableFuture.runAsync(() -> smtp.accept(TestMail.outgoing()), THREADS);
			Awaitility.await().until(() -> server.heard().contains("."));
			assertThatExceptionOfType(UndeliveredException.class).isThrownBy(() -> smtp.accept(TestMail.outgoing()))
				.matches((failure) -> !failure.wasTried());
			server.reply();
			assertThat(first).succeedsWithin(Duration.ofSeconds(5));
			smtp.accept(TestMail.outgoing());
		}
	}

	/** The key and certificate that GreenMail comes with. */
	private static SSLContext selfSigned() throws Exception {
		char[] password = "changeit".toCharArray();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream file = new ClassPathResource("greenmail.p12").getInputStream()) {
			store.load(file, password);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(store, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private MimeMessage deliver() {
		TestMail.server(port, false).accept(TestMail.outgoing());
		MimeMessage[] received = greenMail.getReceivedMessages();
		return received[received.length - 1];
	}

}
