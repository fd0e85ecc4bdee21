package dev.moongate.session.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.DisplayName;
import dev.moongate.account.NewPassword;
import dev.moongate.account.Registration;
import dev.moongate.account.RegistrationService;
import dev.moongate.account.Username;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.session.ClientInfo;
import dev.moongate.session.SignUpService;
import dev.moongate.session.SignedIn;
import dev.moongate.system.Answer;
import dev.moongate.system.Language;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;

/**
 * Signing up.
 */
@Tag(name = "Sign up")
@RestController
@RequestMapping("/api/v1/auth/register")
class RegistrationController {

	private final RegistrationService registrations;

	private final SignUpService signUps;

	private final ClientInfoReader clients;

	private final RefreshTokenCookie cookie;

	RegistrationController(RegistrationService registrations, SignUpService signUps, ClientInfoReader clients,
			RefreshTokenCookie cookie) {
		this.registrations = registrations;
		this.signUps = signUps;
		this.clients = clients;
		this.cookie = cookie;
	}

	@Operation(summary = "Open an account with the code from the mail",
			description = "The code is used up together with the creation of the account.")
	@FailsWith({ Reason.CODE_INVALID, Reason.CODE_EXPIRED, Reason.CODE_ATTEMPTS_EXCEEDED, Reason.EMAIL_TAKEN,
			Reason.USERNAME_TAKEN, Reason.WEAK_PASSWORD, Reason.RATE_LIMITED, Reason.BUSY })
	@TakesTokenTransport
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer<SignedInResponse> register(@RequestBody RegistrationRequest body, Language language,
			HttpServletRequest request, HttpServletResponse response) {
		ClientInfo client = clients.read(request);
		Registration registration = body.toRegistration(registrations.takesCode(), language, client);
		SignedIn signedIn = signUps.signUp(registration, client);
		TokensResponse tokens = cookie.hand(TokensResponse.of(signedIn.tokens()), request, response);
		return Answer.created("answer.registered", SignedInResponse.of(signedIn, tokens));
	}

	/**
	 * A registration.
	 *
	 * @param email the e-mail address
	 * @param username 3 to 20 letters, digits or underscores, the first a letter
	 * @param password 8 to 64 characters, none of the well-known
	 * @param code the six digits from the mail
	 * @param name the name other people see, by default the username
	 */
	@Schema(name = "Registration", requiredProperties = { "email", "username", "password" })
	record RegistrationRequest(@Nullable String email, @Nullable String username, @Nullable String password,
			@Nullable String code, @Nullable String name) {

		Registration toRegistration(boolean takesCode, Language language, ClientInfo client) {
			Fields fields = new Fields();
			Fields.Checked<EmailAddress> address = fields.required("email", email, EmailAddress::of);
			Fields.Checked<Username> loginName = fields.required("username", username, Username::of);
			Fields.Checked<NewPassword> secret = fields.required("password", password, NewPassword::of);
			Fields.Checked<Code> digits = takesCode ? fields.required("code", code, Code::new)
					: fields.parameter("code", code, Code::new);
			Fields.Checked<DisplayName> shown = fields.optional("name", name, DisplayName::new);
			fields.verify();
			DisplayName displayName = DisplayName.or(shown.value(), loginName.get());
			return new Registration(address.get(), loginName.get(), secret.get(), displayName, digits.value(), language,
					client.address());
		}

	}

}
