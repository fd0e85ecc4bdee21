package dev.moongate.account.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.AccountService;
import dev.moongate.account.CodeCheckService;
import dev.moongate.account.CodeRequest;
import dev.moongate.account.CodeRequestService;
import dev.moongate.account.CodeSent;
import dev.moongate.captcha.CaptchaAnswer;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.problem.RefusedToken;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;
import dev.moongate.system.WholeSeconds;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;
import dev.moongate.verification.Purpose;

/**
 * E-mail addresses and the codes that prove them.
 */
@Tag(name = "E-mail codes")
@RestController
@RequestMapping("/api/v1/auth")
class CodeController {

	private final AccountService accounts;

	private final CodeRequestService codeRequests;

	private final CodeCheckService codeChecks;

	private final ClientAddressResolver addresses;

	CodeController(AccountService accounts, CodeRequestService codeRequests, CodeCheckService codeChecks,
			ClientAddressResolver addresses) {
		this.accounts = accounts;
		this.codeRequests = codeRequests;
		this.codeChecks = codeChecks;
		this.addresses = addresses;
	}

	@Operation(summary = "Whether an address has an account",
			description = "Always false where the service conceals which addresses have accounts.")
	@FailsWith(Reason.RATE_LIMITED)
	@PostMapping("/check-email")
	Answer<ExistsResponse> check(@RequestBody EmailRequest body) {
		return Answer.ok("answer.email.checked", new ExistsResponse(accounts.admitsAccount(body.toEmail())));
	}

	@Operation(summary = "Send a code by mail", description = """
			The mail goes out after the answer. The type `change_email` needs an access token: the code goes to the
			new address and is good for the caller's account only.""")
	@FailsWith({ Reason.TOKEN_MISSING, Reason.TOKEN_INVALID, Reason.TOKEN_EXPIRED, Reason.TOKEN_REVOKED,
			Reason.EMAIL_TAKEN, Reason.EMAIL_NOT_REGISTERED, Reason.CODE_COOLDOWN, Reason.CODE_DAILY_LIMIT,
			Reason.CAPTCHA_REQUIRED, Reason.CAPTCHA_INVALID, Reason.RATE_LIMITED, Reason.BUSY })
	@PostMapping("/send-code")
	Answer<CodeSentResponse> send(@RequestBody SendCodeRequest body, Language language,
			@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest servletRequest) {
		CodeRequest request = body.toCodeRequest(language, caller);
		if (request.purpose() == Purpose.CHANGE_EMAIL && request.caller() == null) {
			throw RefusedToken.of(servletRequest);
		}
		CodeSent sent = codeRequests.send(request);
		return Answer.ok("answer.code.sent", CodeSentResponse.of(request, sent));
	}

	@Operation(summary = "Whether a code is right", description = "Does not use the code up.")
	@FailsWith({ Reason.CODE_INVALID, Reason.CODE_EXPIRED, Reason.CODE_ATTEMPTS_EXCEEDED, Reason.RATE_LIMITED })
	@PostMapping("/verify-code")
	Answer<ValidResponse> verify(@RequestBody VerifyCodeRequest body, HttpServletRequest request) {
		Fields fields = new Fields();
		Fields.Checked<EmailAddress> email = fields.required("email", body.email(), EmailAddress::of);
		Fields.Checked<Code> code = fields.required("code", body.code(), Code::new);
		Fields.Checked<Purpose> purpose = fields.optional("type", body.type(), Purpose::of);
		fields.verify();
		codeChecks.check(email.get(), purpose.value() == null ? Purpose.REGISTER : purpose.value(), code.get(),
				addresses.resolve(request));
		return Answer.ok("answer.code.valid", new ValidResponse(true));
	}

	/**
	 * An e-mail address.
	 *
	 * @param email the address
	 */
	@Schema(name = "EmailHolder", requiredProperties = "email")
	record EmailRequest(@Nullable String email) {

		EmailAddress toEmail() {
			Fields fields = new Fields();
			Fields.Checked<EmailAddress> address = fields.required("email", email, EmailAddress::of);
			fields.verify();
			return address.get();
		}

	}

	/**
	 * The answer to whether there is an account.
	 *
	 * @param exists whether there is
	 */
	@Schema(name = "Exists")
	record ExistsResponse(boolean exists) {
	}

	/**
	 * The wish for a code.
	 *
	 * @param email where to
	 * @param type what for
	 * @param captchaId which captcha is answered, or null
	 * @param captchaCode the characters of the captcha, or null
	 */
	@Schema(name = "SendCode", requiredProperties = { "email", "type" })
	record SendCodeRequest(@Nullable String email,
			@Schema(example = "register", pattern = "register|reset_password|change_email") @Nullable String type,
			@Nullable String captchaId, @Nullable String captchaCode) {

		CodeRequest toCodeRequest(Language language, @Nullable Caller caller) {
			Fields fields = new Fields();
			Fields.Checked<EmailAddress> address = fields.required("email", email, EmailAddress::of);
			Fields.Checked<Purpose> purpose = fields.required("type", type, Purpose::of);
			fields.verify();
			UserId whose = (caller != null && purpose.get() == Purpose.CHANGE_EMAIL) ? caller.userId() : null;
			return new CodeRequest(address.get(), purpose.get(), CaptchaAnswer.of(captchaId, captchaCode), language,
					whose);
		}

	}

	/**
	 * A code is on its way.
	 *
	 * @param email where to
	 * @param expiresIn how many seconds the code lives
	 * @param resendIn in how many seconds another may be asked for
	 */
	@Schema(name = "CodeSent")
	record CodeSentResponse(String email, long expiresIn, long resendIn) {

		static CodeSentResponse of(CodeRequest request, CodeSent sent) {
			return new CodeSentResponse(request.email().value(), sent.expiresIn().toSeconds(),
					WholeSeconds.roundedUp(sent.resendIn()));
		}

	}

	/**
	 * A code to be checked.
	 *
	 * @param email the address it was sent to
	 * @param code the six digits
	 * @param type what it is for, by default {@code register}
	 */
	@Schema(name = "VerifyCode", requiredProperties = { "email", "code" })
	record VerifyCodeRequest(@Nullable String email, @Nullable String code, @Nullable String type) {
	}

	/**
	 * The code is right.
	 *
	 * @param valid true
	 */
	@Schema(name = "Valid")
	record ValidResponse(boolean valid) {
	}

}
