package dev.moongate.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.moongate.system.Language;
import dev.moongate.verification.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MimeLetter}.
 */
class MimeLetterTests {

	private static final Session SESSION = Session.getInstance(new Properties());

	@ParameterizedTest
	@EnumSource
	void linesEndAsRfc2045SaysBeforeTheyAreEncoded(Language language) throws MessagingException, IOException {
		Letter letter = TestMail.code(Purpose.REGISTER, language);
		MimeMultipart parts = (MimeMultipart) travelled(letter, language).getContent();
		for (int i = 0; i < parts.getCount(); i++) {
			MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(i);
			String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
			assertThat(text.replace("\r\n", "\n")).isEqualTo(i == 0 ? letter.text() : letter.html());
		}
	}

	private static MimeMessage travelled(Letter letter, Language language) throws MessagingException, IOException {
		OutgoingMail mail = new OutgoingMail(TestMail.outgoing().id(), TestMail.ADDRESS, language, letter);
		ByteArrayOutputStream wire = new ByteArrayOutputStream();
		new MimeLetter(SESSION, mail, new InternetAddress("no-reply@example.com"), TestMail.NOW).writeTo(wire);
		return new MimeMessage(SESSION, new ByteArrayInputStream(wire.toByteArray()));
	}

}
