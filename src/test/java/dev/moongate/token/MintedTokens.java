package dev.moongate.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.SecretKeys;
import dev.moongate.system.SessionId;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UserId;

/**
 * Refresh tokens of sessions that nobody has signed in for: a token follows from its
 * session's row and the {@code SECRET_KEY}.
 */
public final class MintedTokens {

	private final RefreshTokenFormat format;

	/**
	 * Knows the secret of an instance.
	 * @param secretKey its {@code SECRET_KEY}
	 * @param issuer its {@code JWT_ISSUER}
	 */
	public MintedTokens(String secretKey, String issuer) {
		Binder binder = new Binder(new MapConfigurationPropertySource(
				Map.of("moongate.secret-key", secretKey, "moongate.token.issuer", issuer)));
		SystemProperties system = binder.bindOrCreate("moongate", SystemProperties.class);
		this.format = new RefreshTokenFormat(new TokenJson(JsonMapper.shared()), Clock.systemUTC(),
				new SecretKeys(system, new SecureRandom()),
				binder.bindOrCreate("moongate.token", TokenProperties.class), system);
	}

	/**
	 * Returns the refresh token of a session as its row stands.
	 */
	public String of(UUID session, UUID user, int generation, Instant rotatedAt, Instant expiresAt) {
		return format.write(new TokenGrant(new UserId(user), new SessionId(session), "", Set.of(), generation,
				rotatedAt, expiresAt));
	}

}
