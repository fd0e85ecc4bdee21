package dev.moongate.throttle;

import org.springframework.stereotype.Component;

import dev.moongate.system.ClientAddress;
import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;

/**
 * The names under which Redis counts addresses, accounts and mailboxes: keyed hashes,
 * which tell nobody who is meant.
 */
@Component
class ThrottleKeys {

	private final KeyedHash hash;

	ThrottleKeys(SecretKeys keys) {
		this.hash = new KeyedHash(keys.derive(KeyPurpose.THROTTLE));
	}

	String of(ClientAddress address) {
		return hash.name("address " + address.networkKey());
	}

	String of(LoginSubject subject) {
		return hash.name("subject " + subject.value());
	}

	String of(EmailKey mailbox) {
		return hash.name("mailbox " + mailbox.address());
	}

}
