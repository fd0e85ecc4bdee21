package dev.moongate.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.moongate.page.SignInAddress;
import dev.moongate.system.Device;
import dev.moongate.system.Environment;
import dev.moongate.system.Language;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;
import dev.moongate.verification.DueCode;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;

/**
 * Mails and settings for tests.
 */
final class TestMail {

	static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

	static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	static final String ADDRESS = "ann@example.com";

	static final String CODE = "482913";

	static final LetterWriter LETTERS = letters("Moongate");

	private TestMail() {
	}

	static LetterWriter letters(String appName) {
		return letters(appName, "");
	}

	static LetterWriter letters(String appName, String contact) {
		return letters(appName, contact, "https://login.example.com");
	}

	/**
	 * Returns the writer of a service whose users sign in at an address, or at none that
	 * is known (null).
	 */
	static LetterWriter letters(String appName, String contact, @Nullable String signInUrl) {
		return new LetterWriter(system(appName), new ContactProperties(contact), new SignInAddress(signInUrl));
	}

	static Letter code(Purpose purpose, Language language) {
		return LETTERS.code(due(purpose), Duration.ofMinutes(10), language);
	}

	static DueCode due(Purpose purpose) {
		return new DueCode(new EmailAddress(ADDRESS), purpose, CODE, NOW.plus(Duration.ofMinutes(10)));
	}

	static NoticeMail notice(SecurityNotice kind, Language language) {
		return new NoticeMail(new UUID(7, 7), kind, ADDRESS, language.tag(), NOW, "203.0.113.7",
				new Device("Chrome", "Windows"));
	}

	static OutgoingMail outgoing() {
		return new OutgoingMail(new UUID(1, 2), ADDRESS, Language.SIMPLIFIED_CHINESE,
				code(Purpose.REGISTER, Language.SIMPLIFIED_CHINESE));
	}

	static SmtpServer server(int port, boolean tls) {
		return new SmtpServer(smtp(port, tls), system("Moongate"), CLOCK);
	}

	static SmtpProperties smtp(int port, boolean tls) {
		return new SmtpProperties("127.0.0.1", port, "", "", tls, "no-reply@example.com", Duration.ofMillis(500),
				Duration.ofSeconds(10), 1);
	}

	static SystemProperties system(String appName) {
		return new SystemProperties(appName, Environment.TEST, URI.create("https://login.example.com"), "", "en",
				List.of(), List.of(), List.of(), Switch.AUTO);
	}

}
