package dev.moongate.system;

import java.util.UUID;

/**
 * The identity of a session: the {@code sid} of every token issued in it.
 *
 * @param value the UUIDv7
 */
public record SessionId(UUID value) {

	@Override
	public String toString() {
		return value.toString();
	}

}
