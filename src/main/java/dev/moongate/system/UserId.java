package dev.moongate.system;

import java.util.UUID;

/**
 * The identity of a user, stable for life: the {@code sub} of every token.
 *
 * @param value the UUIDv7
 */
public record UserId(UUID value) {

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
