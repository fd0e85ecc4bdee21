package dev.moongate.token;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Environment;
import dev.moongate.system.Ids;
import dev.moongate.system.Role;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.SessionId;
import dev.moongate.system.Switch;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UserId;

/**
 * One instance's worth of token machinery over keys in memory, and things to sign with
 * it.
 */
final class TestTokens {

	static final Instant NOW = Instant.parse("2026-11-21T08:30:00.750Z");

	static final String SECRET = "a secret for tests, long enough";

	static final String ISSUER = "https://auth.example.com";

	static final UserId USER = new UserId(UUID.fromString("0193a1b2-0000-7000-8000-00000000000a"));

	static final SessionId SESSION = new SessionId(UUID.fromString("0193a1b2-0000-7000-8000-00000000000b"));

	final MovableClock clock = new MovableClock(NOW);

	final InMemorySigningKeys stored;

	final SecretKeys secretKeys;

	final KeyVault vault;

	final KeyRing ring;

	/** Over a mapper that is as lax as settings could make it. */
	final TokenJson json = new TokenJson(
			JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build());

	final TokenService service;

	private TestTokens(TokenProperties properties, String secret, InMemorySigningKeys stored) {
		SecureRandom random = new SecureRandom();
		SystemProperties system = systemProperties(secret);
		this.secretKeys = new SecretKeys(system, random);
		this.stored = stored;
		this.vault = new KeyVault(properties, new PrivateKeySeal(secretKeys, random), random, clock);
		this.ring = new KeyRing(stored, vault, clock);
		if (properties.algorithm().isAsymmetric() && stored.findUsable(NOW).isEmpty()) {
			stored.save(vault.make(clock.instant()));
		}
		ring.reload();
		this.service = new TokenService(
				new AccessTokenFormat(ring, vault, json, new Ids(clock, random), clock, properties, system),
				new RefreshTokenFormat(json, clock, secretKeys, properties, system), ring, clock, properties);
	}

	static TestTokens of(SigningAlgorithm algorithm) {
		return of(properties(algorithm));
	}

	static TestTokens of(TokenProperties properties) {
		return of(properties, SECRET);
	}

	static TestTokens of(TokenProperties properties, String secret) {
		return new TestTokens(properties, secret, new InMemorySigningKeys());
	}

	/** Another instance on the same keys, with its own settings. */
	TestTokens restartedWith(TokenProperties properties, String secret) {
		return new TestTokens(properties, secret, stored);
	}

	static TokenProperties properties(SigningAlgorithm algorithm) {
		return properties(algorithm, Duration.ofMinutes(30));
	}

	static TokenProperties properties(SigningAlgorithm algorithm, Duration accessTokenExpire) {
		return new TokenProperties(algorithm, "a shared secret of HS256, long enough", "", "moongate",
				accessTokenExpire);
	}

	static SystemProperties systemProperties(String secret) {
		return new SystemProperties("Moongate", Environment.TEST, URI.create(ISSUER), secret, "en", List.of(),
				List.of(), List.of(), Switch.AUTO);
	}

	static TokenGrant grant() {
		return grant(3, EnumSet.of(Role.ADMIN, Role.USER), NOW.plus(Duration.ofDays(7)));
	}

	static TokenGrant grant(int generation, Set<Role> roles, Instant sessionExpiresAt) {
		return new TokenGrant(USER, SESSION, "ada", roles, generation, NOW.minusSeconds(2), sessionExpiresAt);
	}

}
