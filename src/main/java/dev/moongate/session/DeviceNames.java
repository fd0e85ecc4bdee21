package dev.moongate.session;

import org.springframework.stereotype.Component;

import dev.moongate.system.Device;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.UserId;

/**
 * The names under which an account remembers devices: a kind of program on a network, as
 * a keyed hash that tells nobody which, and is another one for every user.
 */
@Component
class DeviceNames {

	private final KeyedHash hash;

	DeviceNames(SecretKeys keys) {
		this.hash = new KeyedHash(keys.derive("known-devices"));
	}

	String of(UserId user, ClientInfo client) {
		return hash.name(user + " " + client.address().siteKey() + " " + Device.family(client.userAgent()));
	}

}
