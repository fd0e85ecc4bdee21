package dev.moongate.system;

import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a user, stable for life: the {@code sub} of every token.
 *
 * @param value the UUIDv7
 */
public record UserId(UUID value) {

	/**
	 * Reads the identity in a path.
	 * @return the identity, or empty for a text that is none
	 */
	public static Optional<UserId> parse(String text) {
		try {
			UUID id = UUID.fromString(text);
			return id.toString().equalsIgnoreCase(text) ? Optional.of(new UserId(id)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The user's own namespace in other services, by which they keep users' data apart.
	 */
	public String collectionName() {
		return "user_" + value.toString().replace("-", "");
	}

	@Override
	public String toString() {
		return value.toString();
	}

}
