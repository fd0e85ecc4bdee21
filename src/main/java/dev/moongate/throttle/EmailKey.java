package dev.moongate.throttle;

import java.util.Locale;

/**
 * The mailbox that codes are counted for, in every spelling the same.
 *
 * @param address the e-mail address; never logged
 */
public record EmailKey(String address) {

	public EmailKey {
		address = address.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "EmailKey";
	}

}
