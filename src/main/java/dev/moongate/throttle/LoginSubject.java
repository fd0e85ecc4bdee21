package dev.moongate.throttle;

import java.util.Locale;

import dev.moongate.system.UserId;

/**
 * The account that a login means, whichever of its names and spellings it uses.
 *
 * @param value tells one account from every other; may hold what the caller typed, so it
 * is never logged
 */
public record LoginSubject(String value) {

	/**
	 * An account that exists.
	 * @param version raised to forget every failure and lock of the account at once: from
	 * then on it is another subject, and what was counted expires by itself. So a reset
	 * password or an administrator opens the account for all addresses without knowing
	 * them, and no login pays for asking.
	 */
	public static LoginSubject of(UserId user, long version) {
		return new LoginSubject("user " + user + " " + version);
	}

	/**
	 * A name that no account has. It is counted like one that has, so that nobody can
	 * tell.
	 * @param identifier the e-mail address or username as typed
	 */
	public static LoginSubject unknown(String identifier) {
		return new LoginSubject("unknown " + identifier.toLowerCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return "LoginSubject";
	}

}
