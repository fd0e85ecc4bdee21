package dev.moongate.token;

import java.security.Key;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Date;

import javax.crypto.SecretKey;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.MacAlgorithm;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * jjwt, set up so that it can do one thing only.
 */
final class StrictParsers {

	private StrictParsers() {
	}

	/**
	 * Returns a parser of one algorithm, that neither decrypts nor decompresses and
	 * allows no clock skew.
	 */
	static JwtParserBuilder parser(TokenJson json, Clock clock, SecureDigestAlgorithm<?, ?> only) {
		return Jwts.parser()
			.json(json.deserializer())
			.clock(() -> Date.from(clock.instant()))
			.clockSkewSeconds(0)
			.sig()
			.clear()
			.add(only)
			.and()
			.enc()
			.clear()
			.and()
			.key()
			.clear()
			.and()
			.zip()
			.clear()
			.and();
	}

	/**
	 * Returns a claim that every token has.
	 * @throws UnsupportedJwtException if this one has not
	 */
	static <T> T required(@Nullable T claim) {
		if (claim == null) {
			throw new UnsupportedJwtException("a claim is missing");
		}
		return claim;
	}

	/**
	 * Signs with a key that fits the algorithm.
	 */
	static JwtBuilder sign(JwtBuilder token, Key key, SigningAlgorithm algorithm) {
		return switch (key) {
			case PrivateKey pair ->
				token.provider(algorithm.provider()).signWith(pair, (SignatureAlgorithm) algorithm.digest());
			case SecretKey secret -> token.signWith(secret, (MacAlgorithm) algorithm.digest());
			default -> throw new IllegalArgumentException(algorithm.id() + " does not sign with this key");
		};
	}

}
