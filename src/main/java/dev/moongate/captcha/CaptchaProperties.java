package dev.moongate.captcha;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

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
		if (length < 4 || length > 8) {
			throw new IllegalArgumentException("CAPTCHA_LENGTH must be 4 to 8");
		}
		if (maxAttempts < 1) {
			throw new IllegalArgumentException("CAPTCHA_MAX_ATTEMPTS must be at least 1");
		}
		if (expiry.isNegative() || expiry.isZero()) {
			throw new IllegalArgumentException("CAPTCHA_EXPIRE_SECONDS must be at least 1");
		}
	}

}
