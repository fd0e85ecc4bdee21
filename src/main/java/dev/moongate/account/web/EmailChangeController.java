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

import dev.moongate.account.EmailChange;
import dev.moongate.account.EmailChangeService;
import dev.moongate.account.PresentedPassword;
import dev.moongate.account.UserView;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.verification.Code;
import dev.moongate.verification.EmailAddress;

/**
 * Another address for somebody who is signed in.
 */
@Tag(name = "Own account")
@RestController
@RequestMapping("/api/v1/auth/change-email")
class EmailChangeController {

	private final EmailChangeService emails;

	private final ClientAddressResolver addresses;

	EmailChangeController(EmailChangeService emails, ClientAddressResolver addresses) {
		this.emails = emails;
		this.addresses = addresses;
	}

	@Operation(summary = "Move the account to another e-mail address", description = """
			With the code that `send-code` of type `change_email`, called with the same account, mailed to the new
			address. The old address is told, and codes that were sent there are void. Sessions go on.""")
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.CODE_INVALID, Reason.CODE_EXPIRED, Reason.CODE_ATTEMPTS_EXCEEDED,
			Reason.EMAIL_TAKEN, Reason.ACCOUNT_LOCKED, Reason.RATE_LIMITED, Reason.BUSY })
	@PostMapping
	Answer<UserView> change(@RequestBody EmailChangeRequest body, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		EmailChange change = body.toChange();
		return Answer.ok("answer.email.changed",
				UserView.of(emails.change(caller, change, addresses.resolve(request))));
	}

	/**
	 * Another address for an account.
	 *
	 * @param newEmail the address from now on
	 * @param code the six digits that were mailed there
	 * @param password the password of the account
	 */
	@Schema(name = "EmailChange", requiredProperties = { "new_email", "code", "password" })
	record EmailChangeRequest(@Nullable String newEmail, @Nullable String code, @Nullable String password) {

		EmailChange toChange() {
			Fields fields = new Fields();
			Fields.Checked<EmailAddress> address = fields.required("new_email", newEmail, EmailAddress::of);
			Fields.Checked<Code> digits = fields.required("code", code, Code::new);
			Fields.Checked<PresentedPassword> presented = fields.required("password", password, PresentedPassword::of);
			fields.verify();
			return new EmailChange(address.get(), digits.get(), presented.get());
		}

	}

}
