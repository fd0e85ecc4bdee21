package dev.moongate.token;

import java.util.List;
import java.util.Map;

/**
 * Public keys as other services read them (RFC 7517 section 5).
 *
 * @param keys the members of each key, in the order the keys become active
 */
public record JsonWebKeySet(List<Map<String, ?>> keys) {

	public JsonWebKeySet {
		keys = List.copyOf(keys);
	}

}
