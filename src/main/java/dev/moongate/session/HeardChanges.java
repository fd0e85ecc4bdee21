package dev.moongate.session;

import org.springframework.stereotype.Component;

import dev.moongate.account.ProfileFreshness;
import dev.moongate.token.RevocationService;

/**
 * Whether the feed of changes reaches this instance.
 */
@Component
class HeardChanges implements ProfileFreshness {

	private final RevocationService revocations;

	HeardChanges(RevocationService revocations) {
		this.revocations = revocations;
	}

	@Override
	public boolean hearsChanges() {
		return revocations.hearsChanges();
	}

	@Override
	public boolean believesCopies() {
		return revocations.believesRedis();
	}

}
