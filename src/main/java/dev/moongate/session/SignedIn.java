package dev.moongate.session;

import dev.moongate.account.Profile;
import dev.moongate.token.TokenPair;

/**
 * A user with a new session.
 *
 * @param user the user
 * @param tokens the session's first tokens
 */
public record SignedIn(Profile user, TokenPair tokens) {
}
