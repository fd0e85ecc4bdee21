package dev.moongate.token;

import java.time.Instant;

/**
 * An access token whose signature has been verified, and what has to be looked at again
 * each time it is shown.
 *
 * @param token what it says
 * @param kid the key that signed it
 * @param notBefore the {@code nbf}
 */
public record VerifiedAccessToken(AccessToken token, String kid, Instant notBefore) {
}
