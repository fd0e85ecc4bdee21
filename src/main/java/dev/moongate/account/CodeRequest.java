package dev.moongate.account;

import org.jspecify.annotations.Nullable;

import dev.moongate.captcha.CaptchaAnswer;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;

/**
 * The wish to have a code sent.
 *
 * @param email where to
 * @param purpose what for
 * @param captcha the answer to a captcha, or null if none was given
 * @param language the language of the mail
 * @param caller whose address is to change; null for codes of other purposes
 */
public record CodeRequest(EmailAddress email, Purpose purpose, @Nullable CaptchaAnswer captcha, Language language,
		@Nullable UserId caller) {
}
