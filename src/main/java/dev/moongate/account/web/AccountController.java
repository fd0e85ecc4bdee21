package dev.moongate.account.web;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.AccountDeletionService;
import dev.moongate.account.ExportService;
import dev.moongate.account.PresentedPassword;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;

/**
 * The caller's account as a whole: to take along, to leave behind.
 */
@Tag(name = "Own account")
@RestController
@RequestMapping("/api/v1/auth/me")
class AccountController {

	private static final String ATTACHMENT = "attachment; filename=\"account.json\"";

	private final AccountDeletionService deletions;

	private final ExportService exports;

	private final ClientAddressResolver addresses;

	AccountController(AccountDeletionService deletions, ExportService exports, ClientAddressResolver addresses) {
		this.deletions = deletions;
		this.exports = exports;
		this.addresses = addresses;
	}

	@Operation(summary = "Delete the caller's account", description = """
			The account, its sessions and its codes are gone at once, and every token is dead. A mail tells the
			owner. The last active administrator has to stay.""")
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.LAST_ADMIN, Reason.ACCOUNT_LOCKED, Reason.RATE_LIMITED,
			Reason.BUSY })
	@DeleteMapping
	Answer<Answer.Nothing> delete(@RequestBody DeletionRequest body, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		Fields fields = new Fields();
		Fields.Checked<PresentedPassword> password = fields.required("password", body.password(),
				PresentedPassword::of);
		fields.verify();
		deletions.delete(caller, password.get(), addresses.resolve(request));
		return Answer.done("answer.account.deleted");
	}

	@Operation(summary = "Everything stored about the caller", description = """
			One member for each thing that is stored: `account`, `sessions` (ended ones too, as long as they are
			stored), `codes` and whatever else there is. No passwords, hashes or other secrets. One export of a user
			at a time.""")
	@ApiResponse(responseCode = "200", description = "Everything, to be kept as a file", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.CONTENT_DISPOSITION, description = "How the file is called",
					schema = @Schema(type = "string", example = ATTACHMENT)))
	@FailsWith({ Reason.USER_NOT_FOUND, Reason.BUSY })
	@GetMapping("/export")
	Answer<Map<String, Object>> export(@AuthenticationPrincipal Caller caller, HttpServletResponse response) {
		Map<String, Object> everything = exports.export(caller.userId());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT);
		return Answer.ok("answer.export", everything);
	}

	/**
	 * The deletion of an account.
	 *
	 * @param password the password of the account
	 */
	@Schema(name = "AccountDeletion", requiredProperties = "password")
	record DeletionRequest(@Nullable String password) {
	}

}
