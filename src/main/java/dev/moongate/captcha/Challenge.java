package dev.moongate.captcha;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the next try needs, beside a refusal.
 *
 * @param captchaRequired whether it needs the answer to a captcha
 * @param captcha one to answer, or null if none is needed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Challenge(boolean captchaRequired, @Nullable Captcha captcha) {

	/** Nothing is needed. */
	public static final Challenge NONE = new Challenge(false, null);

	public static Challenge of(Captcha captcha) {
		return new Challenge(true, captcha);
	}

}
