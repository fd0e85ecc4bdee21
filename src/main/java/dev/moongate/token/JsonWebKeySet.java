package dev.moongate.token;

import java.util.List;

/**
 * Public keys as other services read them (RFC 7517 section 5).
 *
 * @param keys the keys, in the order the keys become active
 */
public record JsonWebKeySet(List<JsonWebKey> keys) {

	public JsonWebKeySet {
		keys = List.copyOf(keys);
	}

}
