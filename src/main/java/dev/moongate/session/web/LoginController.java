package dev.moongate.session.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.LoginName;
import dev.moongate.account.PresentedPassword;
import dev.moongate.account.Username;
import dev.moongate.captcha.CaptchaAnswer;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.session.LoginService;
import dev.moongate.session.SignIn;
import dev.moongate.session.SignedIn;
import dev.moongate.system.Answer;
import dev.moongate.verification.EmailAddress;

/**
 * Signing in.
 */
@Tag(name = "Sign in")
@RestController
@RequestMapping("/api/v1/auth/login")
class LoginController {

	private final LoginService logins;

	private final ClientInfoReader clients;

	private final RefreshTokenCookie cookie;

	LoginController(LoginService logins, ClientInfoReader clients, RefreshTokenCookie cookie) {
		this.logins = logins;
		this.clients = clients;
		this.cookie = cookie;
	}

	@Operation(summary = "Sign in by e-mail address or username", description = """
			Each login opens a session. An account has at most a hundred at once: one more ends the session that was
			unused longest.""")
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.CAPTCHA_REQUIRED, Reason.CAPTCHA_INVALID, Reason.ACCOUNT_LOCKED,
			Reason.ACCOUNT_DISABLED, Reason.RATE_LIMITED, Reason.BUSY })
	@TakesTokenTransport
	@PostMapping
	Answer<SignedInResponse> login(@RequestBody LoginRequest body, HttpServletRequest request,
			HttpServletResponse response) {
		SignedIn signedIn = logins.login(body.toSignIn(), clients.read(request));
		TokensResponse tokens = cookie.hand(TokensResponse.of(signedIn.tokens()), request, response);
		return Answer.ok("answer.login", SignedInResponse.of(signedIn, tokens));
	}

	/**
	 * A login.
	 *
	 * @param email the e-mail address, or null if the username is given
	 * @param username the username, or null if the e-mail address is given
	 * @param password the password
	 * @param captchaId which captcha is answered, or null
	 * @param captchaCode the characters of the captcha, or null
	 */
	@Schema(name = "Login")
	record LoginRequest(@Schema(example = "test@example.com") @Nullable String email, @Nullable String username,
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "password123") @Nullable String password,
			@Nullable String captchaId, @Nullable String captchaCode) {

		SignIn toSignIn() {
			Fields fields = new Fields();
			Fields.Checked<LoginName> name = name(fields);
			Fields.Checked<PresentedPassword> presented = fields.required("password", password, PresentedPassword::of);
			fields.verify();
			return new SignIn(name.get(), presented.get(), CaptchaAnswer.of(captchaId, captchaCode));
		}

		private Fields.Checked<LoginName> name(Fields fields) {
			if ((email == null) == (username == null)) {
				fields.reject("email", "field.identifier");
				return new Fields.Checked<>(null);
			}
			if (email != null) {
				return fields.required("email", email, text -> new LoginName.ByEmail(EmailAddress.of(text)));
			}
			return fields.required("username", username, text -> new LoginName.ByUsername(new Username(text)));
		}

	}

}
