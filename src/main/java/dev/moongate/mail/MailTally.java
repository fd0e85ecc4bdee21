package dev.moongate.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How many mails of one kind had which fate.
 *
 * @param sent taken by the mail server
 * @param failed tries that the mail server did not take
 * @param dropped given up: no longer due, refused for good, or tried for too long
 */
record MailTally(Counter sent, Counter failed, Counter dropped) {

	static MailTally of(String kind, MeterRegistry registry) {
		return new MailTally(counter("moongate.mail.sent", "Mails taken by the mail server", kind, registry),
				counter("moongate.mail.failed", "Tries the mail server did not take", kind, registry),
				counter("moongate.mail.dropped", "Mails given up", kind, registry));
	}

	private static Counter counter(String name, String description, String kind, MeterRegistry registry) {
		return Counter.builder(name).description(description).tag("kind", kind).register(registry);
	}

}
