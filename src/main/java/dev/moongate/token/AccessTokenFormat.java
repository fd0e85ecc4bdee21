package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.UnsupportedJwtException;
import org.springframework.stereotype.Component;

import dev.moongate.system.Ids;
import dev.moongate.system.Role;
import dev.moongate.system.SessionId;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UserId;

import static dev.moongate.token.StrictParsers.required;

/**
 * Writes and reads access tokens (RFC 9068, in Moongate's own words).
 */
@Component
class AccessTokenFormat {

	private static final String TYP = "at+jwt";

	/**
	 * How far before its issue a token is valid, for services whose clock runs behind
	 * ours: readers here allow no skew at all.
	 */
	private static final Duration EARLY = Duration.ofSeconds(10);

	private final KeyRing ring;

	private final TokenJson json;

	private final Ids ids;

	private final SigningAlgorithm algorithm;

	private final String issuer;

	private final String audience;

	private final JwtParser parser;

	AccessTokenFormat(KeyRing ring, KeyVault vault, TokenJson json, Ids ids, Clock clock, TokenProperties properties,
			SystemProperties system) {
		this.ring = ring;
		this.json = json;
		this.ids = ids;
		this.algorithm = vault.algorithm();
		this.issuer = properties.issuer(system);
		this.audience = properties.audience();
		this.parser = StrictParsers.parser(json, clock, algorithm.digest())
			.provider(algorithm.provider())
			.keyLocator((header) -> ring.verificationKey(required(((JwsHeader) header).getKeyId()))
				.orElseThrow(() -> new UnsupportedJwtException("unknown key"))
				.verification())
			.requireIssuer(issuer)
			.require("type", "access")
			.build();
	}

	String write(TokenGrant grant, Instant issuedAt, Instant expiresAt) {
		TokenKey key = ring.signingKey()
			.orElseThrow(() -> new IllegalStateException("No signing key is active at " + issuedAt));
		JwtBuilder token = json.builder()
			.header()
			.add("alg", algorithm.id())
			.keyId(key.kid())
			.type(TYP)
			.and()
			.issuer(issuer)
			.audience()
			.add(audience)
			.and()
			.subject(grant.userId().toString())
			.claim("sid", grant.sessionId().toString())
			.id(ids.next().toString())
			.issuedAt(Date.from(issuedAt))
			.notBefore(Date.from(issuedAt.minus(EARLY)))
			.expiration(Date.from(expiresAt))
			.claim("type", "access")
			.claim("username", grant.username())
			.claim("roles", grant.roles().stream().sorted().map(Role::name).toList())
			.claim("collection_name", grant.userId().collectionName());
		return StrictParsers.sign(token, key.signing(), algorithm).compact();
	}

	/**
	 * Returns what a token says, once its signature has been verified.
	 * @throws io.jsonwebtoken.ExpiredJwtException if everything is right but the time
	 * @throws JwtException if anything else is wrong
	 */
	VerifiedAccessToken read(String text) {
		Map<String, Object> header = CompactToken.header(text, json);
		if (!(header.get("kid") instanceof String kid)
				|| !header.equals(Map.of("alg", algorithm.id(), "kid", kid, "typ", TYP))) {
			throw new UnsupportedJwtException("not the header of an access token");
		}
		Claims claims = parser.parseSignedClaims(text).getPayload();
		if (!Set.of(audience).equals(claims.getAudience())) {
			throw new UnsupportedJwtException("for somebody else");
		}
		return new VerifiedAccessToken(accessToken(claims), kid, required(claims.getNotBefore()).toInstant());
	}

	String issuer() {
		return issuer;
	}

	String audience() {
		return audience;
	}

	private static AccessToken accessToken(Claims claims) {
		return new AccessToken(new UserId(UUID.fromString(required(claims.getSubject()))),
				new SessionId(UUID.fromString(required(claims.get("sid", String.class)))),
				UUID.fromString(required(claims.getId())), required(claims.get("username", String.class)),
				roles(required(claims.get("roles", List.class))), required(claims.getIssuedAt()).toInstant(),
				required(claims.getExpiration()).toInstant());
	}

	/** A role that this version does not know gives no right. */
	private static Set<Role> roles(List<?> names) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		for (Role role : Role.values()) {
			if (names.contains(role.name())) {
				roles.add(role);
			}
		}
		return roles;
	}

}
