package dev.moongate.session;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.ClientAddress;

/**
 * Where a request comes from, as the user will see it in the list of sessions.
 *
 * @param address the client's address
 * @param userAgent what the client says it is, cut to a sane length, or null
 */
public record ClientInfo(ClientAddress address, @Nullable String userAgent) {

	private static final int MAX_USER_AGENT = 256;

	public ClientInfo {
		if (userAgent != null) {
			String printable = userAgent.replaceAll("\\p{Cntrl}", "");
			userAgent = printable.substring(0, Math.min(printable.length(), MAX_USER_AGENT));
		}
	}

}
