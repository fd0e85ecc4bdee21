package dev.moongate.session;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.moongate.system.Bounds;

/**
 * The settings of sessions.
 *
 * @param idleExpiry how long a session lives after its last refresh
 * ({@code REFRESH_TOKEN_EXPIRE_DAYS})
 * @param absoluteExpiry how long a session lives after login at the latest
 * @param rotationGrace how long the token before the last may be used again and gives the
 * same successor
 * @param maxPerUser how many sessions a user has at most; a new one ends the one unused
 * longest
 * @param keepEnded how long a session is kept after its end, for its user to see what
 * happened; longer than any access token lives
 */
@ConfigurationProperties("moongate.session")
record SessionProperties(@DefaultValue("7") @DurationUnit(ChronoUnit.DAYS) Duration idleExpiry,
		@DefaultValue("90") @DurationUnit(ChronoUnit.DAYS) Duration absoluteExpiry,
		@DefaultValue("10s") Duration rotationGrace, @DefaultValue("100") int maxPerUser,
		@DefaultValue("7") @DurationUnit(ChronoUnit.DAYS) Duration keepEnded) {

	SessionProperties {
		Bounds.positive("REFRESH_TOKEN_EXPIRE_DAYS", idleExpiry);
		Bounds.positive("moongate.session.absolute-expiry", absoluteExpiry);
		Bounds.notNegative("moongate.session.rotation-grace", rotationGrace);
		Bounds.atLeast("moongate.session.max-per-user", maxPerUser, 1);
		Bounds.positive("moongate.session.keep-ended", keepEnded);
	}

}
