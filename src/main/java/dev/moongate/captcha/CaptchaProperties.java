package dev.moongate.captcha;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.moongate.system.Bounds;

/**
 * The settings of captchas.
 *
 * @param length how many characters the picture shows, 4 to 8 ({@code CAPTCHA_LENGTH})
 * @param expiry how long an answer is accepted ({@code CAPTCHA_EXPIRE_SECONDS})
 * @param maxAttempts how many wrong answers kill it ({@code CAPTCHA_MAX_ATTEMPTS})
 * @param exposeText whether the answer is told along with the picture, for automated
 * tests; refused in production ({@code CAPTCHA_EXPOSE_TEXT})
 */
@ConfigurationProperties("moongate.captcha")
record CaptchaProperties(@DefaultValue("4") int length,
		@DefaultValue("300") @DurationUnit(ChronoUnit.SECONDS) Duration expiry, @DefaultValue("3") int maxAttempts,
		@DefaultValue("false") boolean exposeText) {

	CaptchaProperties {
		Bounds.between("CAPTCHA_LENGTH", length, 4, 8);
		Bounds.positive("CAPTCHA_EXPIRE_SECONDS", expiry);
		Bounds.atLeast("CAPTCHA_MAX_ATTEMPTS", maxAttempts, 1);
	}

}
