package dev.moongate.session;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.moongate.system.Device;
import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.UserId;

/**
 * The names under which an account remembers devices: a kind of program on a network, as
 * a keyed hash that tells nobody which, and is another one for every user.
 */
@Component
class DeviceNames {

	/** The first names devices; one that was seen before may have the name of another. */
	private final List<KeyedHash> hashes;

	DeviceNames(SecretKeys keys) {
		this.hashes = keys.hashes(KeyPurpose.KNOWN_DEVICES);
	}

	/**
	 * Returns the name of a device, and after it those it may have been given under older
	 * secrets.
	 */
	List<String> of(UserId user, ClientInfo client) {
		String device = user + " " + client.address().siteKey() + " " + Device.family(client.userAgent());
		return hashes.stream().map(hash -> hash.name(device)).toList();
	}

}
