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

import dev.moongate.account.NewPassword;
import dev.moongate.account.PasswordChangeService;
import dev.moongate.account.PresentedPassword;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;

/**
 * A new password for somebody who is signed in.
 */
@Tag(name = "Own account")
@RestController
@RequestMapping("/api/v1/auth/change-password")
class PasswordChangeController {

	private final PasswordChangeService passwords;

	private final ClientAddressResolver addresses;

	PasswordChangeController(PasswordChangeService passwords, ClientAddressResolver addresses) {
		this.passwords = passwords;
		this.addresses = addresses;
	}

	@Operation(summary = "Set a new password", description = "Every other session of the user ends.")
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.WEAK_PASSWORD, Reason.ACCOUNT_LOCKED, Reason.RATE_LIMITED,
			Reason.BUSY })
	@PostMapping
	Answer<Answer.Nothing> change(@RequestBody ChangeRequest body, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		Fields fields = new Fields();
		Fields.Checked<PresentedPassword> current = fields.required("current_password", body.currentPassword(),
				PresentedPassword::of);
		Fields.Checked<NewPassword> password = fields.required("new_password", body.newPassword(), NewPassword::of);
		fields.verify();
		passwords.change(caller, current.get(), password.get(), addresses.resolve(request));
		return Answer.done("answer.password.changed");
	}

	/**
	 * A new password in the place of the old.
	 *
	 * @param currentPassword the password until now
	 * @param newPassword the new password
	 */
	@Schema(name = "PasswordChange", requiredProperties = { "current_password", "new_password" })
	record ChangeRequest(@Nullable String currentPassword, @Nullable String newPassword) {
	}

}
