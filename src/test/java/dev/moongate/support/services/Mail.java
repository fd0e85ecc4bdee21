package dev.moongate.support.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail as it arrived.
 *
 * @param id its number in the mailbox, greater than that of every earlier mail
 * @param to the address it was delivered to
 * @param subject what it is about
 * @param text its plain text, empty if it has none
 * @param html its HTML, empty if it has none
 * @param receivedAt when it arrived
 */
public record Mail(String id, String to, String subject, String text, String html, Instant receivedAt) {

	private static final Pattern CODE = Pattern.compile("(?<![\\p{Alnum}])[0-9]{6}(?![\\p{Alnum}])");

	private static final Session SESSION = Session.getInstance(new Properties());

	/**
	 * Reads a mail from its bytes (RFC 5322).
	 */
	static Mail read(String id, String to, InputStream content, Instant receivedAt) {
		try {
			MimeMessage message = new MimeMessage(SESSION, content);
			String subject = Optional.ofNullable(message.getSubject()).orElse("");
			return new Mail(id, to, subject, body(message, "text/plain"), body(message, "text/html"), receivedAt);
		}
		catch (MessagingException ex) {
			throw new IllegalArgumentException("Not a mail", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the first body of a type, wherever it stands in the mail.
	 */
	private static String body(Part part, String type) throws MessagingException, IOException {
		if (part.isMimeType(type)) {
			return part.getContent().toString();
		}
		if (part.getContent() instanceof Multipart multipart) {
			for (int i = 0; i < multipart.getCount(); i++) {
				BodyPart inner = multipart.getBodyPart(i);
				String body = body(inner, type);
				if (!body.isEmpty()) {
					return body;
				}
			}
		}
		return "";
	}

	/**
	 * The six digits somebody is to type, or nothing if the text names none.
	 */
	public Optional<String> code() {
		Matcher matcher = CODE.matcher(text);
		return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
	}

}
