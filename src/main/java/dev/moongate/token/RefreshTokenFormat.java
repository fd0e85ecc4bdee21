package dev.moongate.token;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.crypto.SecretKey;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SignatureException;
import org.springframework.stereotype.Component;

import dev.moongate.system.KeyPurpose;
import dev.moongate.system.KeyedHash;
import dev.moongate.system.SecretKeys;
import dev.moongate.system.SessionId;
import dev.moongate.system.SystemProperties;
import dev.moongate.system.UserId;

import static dev.moongate.token.StrictParsers.required;

/**
 * Writes and reads refresh tokens.
 * <p>
 * A refresh token is a pure function of its session's row: the same session, generation
 * and times give the same characters on every instance, so that a lost answer can be
 * given again without keeping the token anywhere.
 */
@Component
class RefreshTokenFormat {

	private static final String TYP = "rt+jwt";

	private final TokenJson json;

	private final SecretKey key;

	private final KeyedHash tokenIds;

	private final String issuer;

	private final String audience;

	/** One for each key that counts, that of the key in use first. */
	private final List<JwtParser> parsers;

	RefreshTokenFormat(TokenJson json, Clock clock, SecretKeys secretKeys, TokenProperties properties,
			SystemProperties system) {
		this.json = json;
		this.key = secretKeys.derive(KeyPurpose.REFRESH_TOKENS);
		this.tokenIds = new KeyedHash(secretKeys.derive(KeyPurpose.REFRESH_TOKEN_IDS));
		this.issuer = properties.issuer(system);
		this.audience = properties.audience() + ":refresh";
		this.parsers = secretKeys.deriveAll(KeyPurpose.REFRESH_TOKENS)
			.stream()
			.map(counting -> StrictParsers.parser(json, clock, Jwts.SIG.HS256)
				.verifyWith(counting)
				.requireIssuer(issuer)
				.require("type", "refresh")
				.build())
			.toList();
	}

	String write(TokenGrant grant) {
		return json.builder()
			.header()
			.add("alg", Jwts.SIG.HS256.getId())
			.type(TYP)
			.and()
			.issuer(issuer)
			.audience()
			.add(audience)
			.and()
			.subject(grant.userId().toString())
			.claim("sid", grant.sessionId().toString())
			.id(tokenId(grant.sessionId(), grant.generation()).toString())
			.claim("gen", grant.generation())
			.issuedAt(Date.from(grant.rotatedAt().truncatedTo(ChronoUnit.SECONDS)))
			.expiration(Date.from(grant.sessionExpiresAt().truncatedTo(ChronoUnit.SECONDS)))
			.claim("type", "refresh")
			.signWith(key, Jwts.SIG.HS256)
			.compact();
	}

	/**
	 * Returns what a refresh token says, once its signature has been verified.
	 * @throws JwtException if anything is wrong with it
	 */
	RefreshToken read(String text) {
		if (!CompactToken.header(text, json).equals(Map.of("alg", Jwts.SIG.HS256.getId(), "typ", TYP))) {
			throw new UnsupportedJwtException("not the header of a refresh token");
		}
		Claims claims = claims(text);
		if (!Set.of(audience).equals(claims.getAudience())) {
			throw new UnsupportedJwtException("for somebody else");
		}
		return new RefreshToken(new UserId(UUID.fromString(required(claims.getSubject()))),
				new SessionId(UUID.fromString(required(claims.get("sid", String.class)))),
				UUID.fromString(required(claims.getId())), required(claims.get("gen", Integer.class)),
				required(claims.getIssuedAt()).toInstant(), required(claims.getExpiration()).toInstant());
	}

	private Claims claims(String text) {
		for (JwtParser parser : parsers.subList(0, parsers.size() - 1)) {
			try {
				return parser.parseSignedClaims(text).getPayload();
			}
			catch (SignatureException ex) {
				// signed under an older key, perhaps
			}
		}
		return parsers.getLast().parseSignedClaims(text).getPayload();
	}

	String audience() {
		return audience;
	}

	/**
	 * Returns a UUID of version 8 (RFC 9562 section 5.8) that only Moongate can compute.
	 */
	private UUID tokenId(SessionId session, int generation) {
		byte[] message = ByteBuffer.allocate(20)
			.putLong(session.value().getMostSignificantBits())
			.putLong(session.value().getLeastSignificantBits())
			.putInt(generation)
			.array();
		ByteBuffer hash = ByteBuffer.wrap(tokenIds.hash(message));
		long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
		long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

}
