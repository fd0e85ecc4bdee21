package dev.moongate.verification;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.moongate.system.Bounds;

/**
 * The settings of verification codes.
 *
 * @param expiry how long a code lives ({@code VERIFICATION_CODE_EXPIRE_MINUTES})
 * @param maxAttempts how many wrong tries kill a code
 * @param keepExpired how long a code is kept after it expired, for the address to be told
 * that it did
 */
@ConfigurationProperties("moongate.verification")
record VerificationProperties(@DefaultValue("10") @DurationUnit(ChronoUnit.MINUTES) Duration expiry,
		@DefaultValue("5") int maxAttempts, @DefaultValue("1") @DurationUnit(ChronoUnit.DAYS) Duration keepExpired) {

	VerificationProperties {
		Bounds.positive("VERIFICATION_CODE_EXPIRE_MINUTES", expiry);
		Bounds.atLeast("moongate.verification.max-attempts", maxAttempts, 1);
		Bounds.notNegative("moongate.verification.keep-expired", keepExpired);
	}

}
