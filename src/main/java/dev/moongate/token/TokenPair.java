package dev.moongate.token;

import java.time.Duration;

/**
 * An access token and the refresh token that gets the next pair.
 *
 * @param accessToken proves the user to every service until it ends
 * @param refreshToken good for one rotation, here only
 * @param expiresIn how long the access token is valid, whole seconds
 * @param refreshExpiresIn how long the refresh token is valid, whole seconds
 */
public record TokenPair(String accessToken, String refreshToken, Duration expiresIn, Duration refreshExpiresIn) {

	/** Without the tokens, which have no place in a log. */
	@Override
	public String toString() {
		return "TokenPair[expiresIn=" + expiresIn + ", refreshExpiresIn=" + refreshExpiresIn + "]";
	}

}
