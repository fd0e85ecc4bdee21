package dev.moongate.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.moongate.captcha.Captcha;

/**
 * What the next try to sign in needs, beside a refusal.
 *
 * @param captchaRequired whether it needs the answer to a captcha
 * @param captcha one to answer, or null if none is needed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginChallenge(boolean captchaRequired, @Nullable Captcha captcha) {
}
