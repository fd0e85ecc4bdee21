package dev.moongate.system;

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

	@Override
	public String toString() {
		return value.toString();
	}

}
