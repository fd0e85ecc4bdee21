package dev.moongate.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/**
 * A mail in the form it travels in: text and HTML as alternatives (RFC 2046 section
 * 5.1.4). Nothing a user wrote is in its headers but the checked address it goes to.
 */
class MimeLetter extends MimeMessage {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final String messageId;

	MimeLetter(Session session, OutgoingMail mail, InternetAddress sender, Instant now) throws MessagingException {
		super(session);
		this.messageId = messageId(mail, sender);
		setFrom(sender);
		setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), true));
		setSubject(mail.letter().subject(), UTF_8);
		setSentDate(Date.from(now));
		setContentLanguage(new String[] { mail.language().tag() });
		// no absence notes: RFC 3834 section 5, and what Microsoft's servers look for
		setHeader("Auto-Submitted", "auto-generated");
		setHeader("X-Auto-Response-Suppress", "All");
		setContent(alternatives(mail.letter()));
		saveChanges();
	}

	/**
	 * The same mail has the same Message-ID at every try, so that a receiver that got it
	 * twice can tell (RFC 5322 section 3.6.4).
	 */
	private static String messageId(OutgoingMail mail, InternetAddress sender) {
		String address = sender.getAddress();
		return "<" + mail.id() + address.substring(address.lastIndexOf('@')) + ">";
	}

	@Override
	protected void updateMessageID() throws MessagingException {
		setHeader("Message-ID", messageId);
	}

	private static MimeMultipart alternatives(Letter letter) throws MessagingException {
		MimeBodyPart text = new MimeBodyPart();
		text.setText(canonical(letter.text()), UTF_8);
		MimeBodyPart html = new MimeBodyPart();
		html.setText(canonical(letter.html()), UTF_8, "html");
		return new MimeMultipart("alternative", text, html);
	}

	/**
	 * Ends lines as they have to end before they are encoded (RFC 2045 section 6.8):
	 * whatever sends the mail sees no more lines in base64.
	 */
	private static String canonical(String text) {
		return text.replaceAll("\\R", "\r\n");
	}

}
