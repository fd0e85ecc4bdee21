package dev.moongate.account;

import dev.moongate.system.UserId;

/**
 * An account is about to be deleted. Published inside the transaction that deletes it,
 * while everything stored about it is still there: whoever keeps something of the user
 * deletes it now, and publishes nothing that names the user.
 *
 * @param userId whose account
 * @param recipient whom to tell
 * @param byOwner whether the owner wanted it; otherwise the request at hand is somebody
 * else's, and where it came from is not for the owner to know
 */
public record AccountDeleted(UserId userId, Recipient recipient, boolean byOwner) {
}
