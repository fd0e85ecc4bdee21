package dev.moongate.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import org.springframework.stereotype.Service;

import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Sha256;

/**
 * Issues pairs of tokens and tells genuine tokens from all others. It knows nothing of
 * revocation and of the state of sessions.
 */
@Service
public class TokenService {

	/** About 30 MB when full. */
	private static final int MAX_VERIFIED = 50_000;

	private final AccessTokenFormat accessTokens;

	private final RefreshTokenFormat refreshTokens;

	private final KeyRing ring;

	private final Clock clock;

	private final Duration accessTokenExpire;

	/** Tokens whose signature is known to be right, by their SHA-256. */
	private final Cache<String, VerifiedAccessToken> verified;

	TokenService(AccessTokenFormat accessTokens, RefreshTokenFormat refreshTokens, KeyRing ring, Clock clock,
			TokenProperties properties) {
		this.accessTokens = accessTokens;
		this.refreshTokens = refreshTokens;
		this.ring = ring;
		this.clock = clock;
		this.accessTokenExpire = properties.accessTokenExpire();
		this.verified = Caffeine.newBuilder()
			.maximumSize(MAX_VERIFIED)
			.expireAfter(Expiry.<String, VerifiedAccessToken>writing(
					(hash, entry) -> Duration.between(clock.instant(), entry.token().expiresAt())))
			.build();
	}

	/**
	 * Issues the tokens a session's row grants. The refresh token is the same, character
	 * by character, whenever the row is; the access token is a new one each time, and
	 * ends with the session at the latest.
	 */
	public TokenPair issue(TokenGrant grant) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Instant sessionEnd = grant.sessionExpiresAt().truncatedTo(ChronoUnit.SECONDS);
		Instant accessEnd = now.plus(accessTokenExpire);
		if (sessionEnd.isBefore(accessEnd)) {
			accessEnd = sessionEnd;
		}
		return new TokenPair(accessTokens.write(grant, now, accessEnd), refreshTokens.write(grant),
				Duration.between(now, accessEnd), Duration.between(now, sessionEnd));
	}

	/**
	 * Returns what an access token says.
	 * @throws ProblemException {@link Reason#TOKEN_EXPIRED} if everything is right but
	 * the time, else {@link Reason#TOKEN_INVALID}
	 */
	public AccessToken verifyAccess(String token) {
		return inspectAccess(token).token();
	}

	/**
	 * Returns everything there is to know of an access token, as {@link #verifyAccess}
	 * returns what it says.
	 */
	public VerifiedAccessToken inspectAccess(String token) {
		if (token.length() > CompactToken.MAX_LENGTH) {
			throw ProblemException.of(Reason.TOKEN_INVALID);
		}
		String hash = Base64.getEncoder().encodeToString(Sha256.of(token));
		VerifiedAccessToken known = verified.getIfPresent(hash);
		VerifiedAccessToken read = known != null ? known : readAccess(token);
		requireValidNow(read);
		if (known == null) {
			verified.put(hash, read);
		}
		return read;
	}

	/**
	 * Returns what a refresh token says.
	 * @throws ProblemException {@link Reason#REFRESH_TOKEN_INVALID} whatever is wrong
	 * with it
	 */
	public RefreshToken verifyRefresh(String token) {
		try {
			RefreshToken read = refreshTokens.read(token);
			if (clock.instant().isBefore(read.expiresAt())) {
				return read;
			}
		}
		catch (JwtException | IllegalArgumentException ex) {
			// one answer for all of them, below
		}
		throw ProblemException.of(Reason.REFRESH_TOKEN_INVALID);
	}

	/**
	 * Returns when the last of the access tokens issued until now has ended: how long a
	 * revocation has to be remembered.
	 */
	public Instant accessTokensEnd() {
		return clock.instant().plus(accessTokenExpire);
	}

	/** The {@code iss} of every token. */
	public String issuer() {
		return accessTokens.issuer();
	}

	/** The {@code aud} of every access token. */
	public String accessAudience() {
		return accessTokens.audience();
	}

	/** The {@code aud} of every refresh token. */
	public String refreshAudience() {
		return refreshTokens.audience();
	}

	private VerifiedAccessToken readAccess(String token) {
		try {
			return accessTokens.read(token);
		}
		catch (ExpiredJwtException ex) {
			throw ProblemException.of(Reason.TOKEN_EXPIRED);
		}
		catch (JwtException | IllegalArgumentException ex) {
			throw ProblemException.of(Reason.TOKEN_INVALID);
		}
	}

	/**
	 * Looks at what changes while the signature stays right: the time (RFC 7519 sections
	 * 4.1.4 and 4.1.5) and the retirement of keys. A token never lives longer than the
	 * settings allow now, even if it was issued under more generous ones: revocations are
	 * remembered that long and no longer.
	 */
	private void requireValidNow(VerifiedAccessToken read) {
		Instant now = clock.instant();
		if (now.isBefore(read.notBefore()) || ring.current(read.kid()).isEmpty()) {
			throw ProblemException.of(Reason.TOKEN_INVALID);
		}
		AccessToken token = read.token();
		if (!now.isBefore(token.expiresAt()) || !now.isBefore(token.issuedAt().plus(accessTokenExpire))) {
			throw ProblemException.of(Reason.TOKEN_EXPIRED);
		}
	}

}
