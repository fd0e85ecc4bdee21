package dev.moongate.system;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a session: the {@code sid} of every token issued in it.
 *
 * @param value the UUIDv7
 */
public record SessionId(UUID value) {

	/**
	 * Reads the identity in a path.
	 * @return the identity, or empty for a text that is none
	 */
	public static Optional<SessionId> parse(String text) {
		try {
			UUID id = UUID.fromString(text);
			return id.toString().equalsIgnoreCase(text) ? Optional.of(new SessionId(id)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Returns an identity behind every one made until a time, and before every one made a
	 * millisecond later.
	 */
	public static SessionId lastOf(Instant time) {
		return new SessionId(new UUID(time.toEpochMilli() << 16 | 0x7FFFL, 0xBFFF_FFFF_FFFF_FFFFL));
	}

	@Override
	public String toString() {
		return value.toString();
	}

}
