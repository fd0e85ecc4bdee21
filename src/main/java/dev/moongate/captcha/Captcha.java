package dev.moongate.captcha;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A picture to be read by a person, as the caller gets it.
 *
 * @param captchaId what to send back with the answer
 * @param captchaImage the picture, a {@code data:} URL of a PNG
 * @param required always true: whoever gets a captcha is meant to solve it
 * @param expiresIn how many seconds an answer is accepted
 * @param message a word to the user, or null
 * @param captchaText the answer, only where {@code CAPTCHA_EXPOSE_TEXT} is on
 */
public record Captcha(String captchaId, @Schema(example = "data:image/png;base64,iVBORw0KGgo…") String captchaImage,
		boolean required, long expiresIn, @Nullable String message,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String captchaText) {
}
