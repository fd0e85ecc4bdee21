package dev.moongate.verification;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.UserId;

/**
 * The account a code is good for, as it was when the code was asked for. Once the account
 * has another password or address, the code is good for nothing.
 *
 * @param userId whose account, or null where there is none
 * @param credentialVersion the version of its credentials, or 0 where there is none
 */
public record CodeBinding(@Nullable UserId userId, int credentialVersion) {

	/** No account: the code is for opening one. */
	public static final CodeBinding NONE = new CodeBinding(null, 0);

}
