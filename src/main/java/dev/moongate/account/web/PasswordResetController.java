package dev.moongate.account.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.NewPassword;
import dev.moongate.account.PasswordResetService;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;

/**
 * Forgotten passwords.
 */
@Tag(name = "Password")
@RestController
@RequestMapping("/api/v1/auth/reset-password")
class PasswordResetController {

	private final PasswordResetService resets;

	private final ClientAddressResolver addresses;

	PasswordResetController(PasswordResetService resets, ClientAddressResolver addresses) {
		this.resets = resets;
		this.addresses = addresses;
	}

	@Operation(summary = "Set a new password with the code from the mail",
			description = "Every session of the user ends.")
	@FailsWith({ Reason.CODE_INVALID, Reason.CODE_EXPIRED, Reason.CODE_ATTEMPTS_EXCEEDED, Reason.WEAK_PASSWORD,
			Reason.RATE_LIMITED, Reason.BUSY })
	@PostMapping
	Answer<Answer.Nothing> reset(@RequestBody ResetRequest body, HttpServletRequest request) {
		Fields fields = new Fields();
		Fields.Checked<EmailAddress> email = fields.required("email", body.email(), EmailAddress::of);
		Fields.Checked<Code> code = fields.required("code", body.code(), Code::new);
		Fields.Checked<NewPassword> password = fields.required("new_password", body.newPassword(), NewPassword::of);
		fields.verify();
		resets.reset(email.get(), code.get(), password.get(), addresses.resolve(request));
		return Answer.done("answer.password.reset");
	}

	/**
	 * A new password by code.
	 *
	 * @param email the address of the account
	 * @param code the six digits from the mail
	 * @param newPassword the new password
	 */
	@Schema(name = "PasswordReset", requiredProperties = { "email", "code", "new_password" })
	record ResetRequest(@Nullable String email, @Nullable String code, @Nullable String newPassword) {
	}

}
