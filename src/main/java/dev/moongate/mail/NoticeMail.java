package dev.moongate.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.jspecify.annotations.Nullable;

import dev.moongate.system.Device;

/**
 * A security notice on its way: the data of its task.
 *
 * @param id the identity of what happened
 * @param kind what happened
 * @param recipient the address of the account's owner
 * @param language the tag of the owner's language
 * @param occurredAt when it happened
 * @param ip the address it came from, or null if there is none to tell
 * @param device the device it came from, or null if there is none to tell
 */
record NoticeMail(UUID id, SecurityNotice kind, String recipient, String language, Instant occurredAt,
		@Nullable String ip, @Nullable Device device) {

	static final TaskDescriptor<NoticeMail> TASK = TaskDescriptor.of("notice-mail", NoticeMail.class);

	/** After this time a notice would alarm more than help. */
	private static final Duration LIFETIME = Duration.ofDays(3);

	private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{2,45}");

	boolean isWorthTelling(Instant now) {
		return now.isBefore(occurredAt.plus(LIFETIME));
	}

	/**
	 * What there is to tell, in words and order of the mail.
	 */
	List<Fact> facts(Phrases phrases) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(phrases.say("fact.time"), phrases.say(occurredAt)));
		if (device != null) {
			facts.add(new Fact(phrases.say("fact.device"), words(device, phrases)));
		}
		if (ip != null && IP.matcher(ip).matches()) {
			facts.add(new Fact(phrases.say("fact.ip"), ip));
		}
		return facts;
	}

	static String words(Device device, Phrases phrases) {
		String browser = device.browser();
		String system = device.system();
		if (browser != null && system != null) {
			return phrases.say("device.known", Map.of("browser", browser, "system", system));
		}
		if (browser != null) {
			return browser;
		}
		return (system != null) ? system : phrases.say("device.unknown");
	}

	/**
	 * A line of what there is to tell.
	 *
	 * @param label what it is
	 * @param value its value
	 */
	record Fact(String label, String value) {
	}

}
