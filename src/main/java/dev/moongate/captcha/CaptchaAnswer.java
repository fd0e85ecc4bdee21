package dev.moongate.captcha;

import org.jspecify.annotations.Nullable;

/**
 * What a caller read in a picture. Nothing about it is checked here: an answer that makes
 * no sense is a wrong answer.
 *
 * @param captchaId which picture
 * @param text what it shows
 */
public record CaptchaAnswer(String captchaId, String text) {

	/**
	 * Returns the answer in a request that may have none.
	 * @return the answer, or null if either part is missing
	 */
	public static @Nullable CaptchaAnswer of(@Nullable String captchaId, @Nullable String text) {
		if (captchaId == null || text == null || captchaId.isBlank() || text.isBlank()) {
			return null;
		}
		return new CaptchaAnswer(captchaId, text);
	}

}
