package dev.moongate.session;

import org.jspecify.annotations.Nullable;

import dev.moongate.account.LoginName;
import dev.moongate.account.PresentedPassword;
import dev.moongate.captcha.CaptchaAnswer;

/**
 * The wish to sign in.
 *
 * @param name the e-mail address or the username
 * @param password the password
 * @param captcha the answer to a captcha, or null if none was given
 */
public record SignIn(LoginName name, PresentedPassword password, @Nullable CaptchaAnswer captcha) {
}
