package dev.moongate.token;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

import dev.moongate.system.UserId;

/**
 * What this instance makes of the entries of the stream.
 */
class RevocationNews {

	private static final Logger logger = LoggerFactory.getLogger(RevocationNews.class);

	private final LocalRevocations local;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RevocationNews(LocalRevocations local, ApplicationEventPublisher events, Clock clock) {
		this.local = local;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes entries to heart, revocations first: whoever forgets a profile waits for one
	 * who is just reading it from PostgreSQL. An entry of a kind that this version does
	 * not know concerns newer ones.
	 */
	void take(List<RevocationStreamStore.Entry> entries) {
		List<RevocationStreamStore.Entry> others = new ArrayList<>();
		for (RevocationStreamStore.Entry entry : entries) {
			Revocation.Kind kind = Revocation.Kind.ofLabel(entry.kind());
			if (kind != null) {
				unlessNonsense(entry, () -> local.add(List.of(revocation(kind, entry))));
			}
			else {
				others.add(entry);
			}
		}
		others.forEach((entry) -> unlessNonsense(entry, () -> publish(entry)));
	}

	private void publish(RevocationStreamStore.Entry entry) {
		switch (entry.kind()) {
			case "user" -> events.publishEvent(new UserChanged(new UserId(UUID.fromString(entry.id()))));
			case "keys" -> events.publishEvent(new SigningKeysChanged());
			default -> logger.trace("Entry of kind {}", entry.kind());
		}
	}

	private Revocation revocation(Revocation.Kind kind, RevocationStreamStore.Entry entry) {
		return new Revocation(kind, UUID.fromString(entry.id()), clock.instant().plus(entry.lifetime()));
	}

	private static void unlessNonsense(RevocationStreamStore.Entry entry, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.error("An entry of kind {} could not be applied", entry.kind(), ex);
		}
	}

}
