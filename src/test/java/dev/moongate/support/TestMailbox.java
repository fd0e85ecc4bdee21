package dev.moongate.support;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;

import dev.moongate.support.services.Mail;
import dev.moongate.support.services.Mailbox;

/**
 * The mailbox of everybody, seen by a test that waits for a mail.
 */
public final class TestMailbox {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Mailbox mailbox;

	TestMailbox(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	/**
	 * Returns the newest mail to an address, waiting for one if there is none.
	 */
	public Mail awaitMail(String address) {
		return awaitMails(address, 1).getLast();
	}

	/**
	 * Returns all mails to an address, newest last, as soon as there are so many.
	 */
	public List<Mail> awaitMails(String address, int count) {
		return Awaitility.await("%d mails to %s".formatted(count, address))
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> mailbox.mailsTo(address), (mails) -> mails.size() >= count);
	}

	/**
	 * Returns the six digits of the newest mail to an address, waiting for one if there
	 * is none.
	 */
	public String awaitCode(String address) {
		return code(awaitMail(address));
	}

	/**
	 * Returns the six digits of the newest mail to an address, as soon as there are so
	 * many mails.
	 */
	public String awaitCode(String address, int count) {
		return code(awaitMails(address, count).getLast());
	}

	private static String code(Mail mail) {
		return mail.code().orElseThrow(() -> new AssertionError("There is no code in " + mail));
	}

	/**
	 * Returns the mails that have arrived for an address so far, newest last.
	 */
	public List<Mail> mailsTo(String address) {
		return mailbox.mailsTo(address);
	}

}
