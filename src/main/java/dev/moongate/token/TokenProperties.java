package dev.moongate.token;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.moongate.system.SystemProperties;

/**
 * The settings of access and refresh tokens.
 *
 * @param algorithm how access tokens are signed ({@code JWT_ALGORITHM})
 * @param secretKey the shared secret of HS256, at least 32 bytes, unused by the other
 * algorithms, whose keys Moongate makes itself ({@code JWT_SECRET_KEY})
 * @param issuer the {@code iss} of every token, empty for the public address
 * ({@code JWT_ISSUER})
 * @param audience the {@code aud} of every access token ({@code JWT_AUDIENCE})
 * @param accessTokenExpire how long an access token is valid, in minutes unless a unit is
 * given ({@code ACCESS_TOKEN_EXPIRE_MINUTES})
 */
@ConfigurationProperties("moongate.token")
record TokenProperties(@DefaultValue("ES256") SigningAlgorithm algorithm, @DefaultValue("") String secretKey,
		@DefaultValue("") String issuer, @DefaultValue("moongate") String audience,
		@DurationUnit(ChronoUnit.MINUTES) @DefaultValue("30") Duration accessTokenExpire) {

	/** Services that check tokens themselves believe one until it ends. */
	private static final Duration LONGEST = Duration.ofDays(1);

	TokenProperties {
		if (accessTokenExpire.toSeconds() < 1 || accessTokenExpire.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("ACCESS_TOKEN_EXPIRE_MINUTES must be more than 0 and at most a day");
		}
	}

	/**
	 * Returns the {@code iss} of every token: the configured one, or the public address.
	 */
	String issuer(SystemProperties system) {
		return issuer.isEmpty() ? system.publicUrl().toString() : issuer;
	}

	/** Without the secret, which has no place in a log. */
	@Override
	public String toString() {
		return "TokenProperties[algorithm=" + algorithm + ", issuer=" + issuer + ", audience=" + audience
				+ ", accessTokenExpire=" + accessTokenExpire + "]";
	}

}
