package dev.moongate.session;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.moongate.system.Role;
import dev.moongate.system.SessionId;
import dev.moongate.system.UserId;

/**
 * What a service may know of a token that is valid now.
 *
 * @param userId the {@code sub}
 * @param sessionId the {@code sid}
 * @param tokenId the {@code jti}
 * @param issuer the {@code iss}
 * @param audience the {@code aud}
 * @param issuedAt the {@code iat}
 * @param expiresAt the {@code exp}
 * @param access what only an access token opens, null for a refresh token
 */
public record Introspection(UserId userId, SessionId sessionId, UUID tokenId, String issuer, String audience,
		Instant issuedAt, Instant expiresAt, @Nullable Access access) {

	/**
	 * What an access token opens. A refresh token has nothing of it, so that a service
	 * which mistakes one for the other finds nobody to serve.
	 *
	 * @param notBefore the {@code nbf}
	 * @param username the username, as it is now
	 * @param roles what the user may do now
	 */
	public record Access(Instant notBefore, String username, Set<Role> roles) {

		public Access {
			roles = Set.copyOf(roles);
		}

	}

}
