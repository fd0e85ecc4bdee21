package dev.moongate.mail;

import java.util.Set;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the server did not take. The reason is for the log: servers repeat the
 * recipient's address in their answers, so it holds the reply code and never the text.
 */
final class UndeliveredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * The replies to a recipient that will be the same the next time: no such mailbox, or
	 * none that takes mail (RFC 5321 section 4.2.3, RFC 7504 section 4). Others of the
	 * fives may go away with a setting, such as a sign-in that is missing.
	 */
	private static final Set<Integer> REFUSALS = Set.of(550, 551, 553, 556);

	private final String reason;

	private final Kind kind;

	private UndeliveredException(String reason, Kind kind) {
		super(reason, null, false, false);
		this.reason = reason;
		this.kind = kind;
	}

	static UndeliveredException noServer() {
		return new UndeliveredException("no SMTP configured, set SMTP_HOST", Kind.FAILED);
	}

	static UndeliveredException busy() {
		return new UndeliveredException("too many mails are being handed over", Kind.NOT_TRIED);
	}

	static UndeliveredException of(MessagingException failure) {
		for (@Nullable
		Exception cause = failure; cause != null; cause = next(cause)) {
			switch (cause) {
				case SMTPAddressFailedException ex -> {
					return new UndeliveredException("the server answered RCPT with " + ex.getReturnCode(),
							REFUSALS.contains(ex.getReturnCode()) ? Kind.REFUSED : Kind.FAILED);
				}
				case SMTPSenderFailedException ex -> {
					return new UndeliveredException("the server answered MAIL with " + ex.getReturnCode(), Kind.FAILED);
				}
				case SMTPSendFailedException ex -> {
					return new UndeliveredException("the server answered with " + ex.getReturnCode(), Kind.FAILED);
				}
				case AuthenticationFailedException ex -> {
					return new UndeliveredException("the server refused SMTP_USER or SMTP_PASSWORD", Kind.FAILED);
				}
				default -> {
				}
			}
		}
		return new UndeliveredException(summary(failure), Kind.FAILED);
	}

	String reason() {
		return reason;
	}

	/**
	 * Whether another try would end the same way.
	 */
	boolean isFinal() {
		return kind == Kind.REFUSED;
	}

	/**
	 * Whether the server had a chance to take the mail.
	 */
	boolean wasTried() {
		return kind != Kind.NOT_TRIED;
	}

	private static @Nullable Exception next(Exception failure) {
		return failure instanceof MessagingException chained ? chained.getNextException() : null;
	}

	/** Connections that were not made, broke or did not become encrypted. */
	private static String summary(MessagingException failure) {
		Exception cause = failure.getNextException();
		return failure.getMessage() + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
	}

	private enum Kind {

		FAILED, REFUSED, NOT_TRIED

	}

}
