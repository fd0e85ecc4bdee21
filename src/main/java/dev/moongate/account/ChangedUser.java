package dev.moongate.account;

import java.time.Instant;
import java.util.UUID;

import dev.moongate.system.UserId;

/**
 * What tells a user's profile from copies of older days.
 *
 * @param id the identity
 * @param updatedAt when it last changed
 */
record ChangedUser(UUID id, Instant updatedAt) {

	UserId userId() {
		return new UserId(id);
	}

}
