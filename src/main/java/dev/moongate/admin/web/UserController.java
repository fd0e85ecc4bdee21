package dev.moongate.admin.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.Account;
import dev.moongate.account.AccountAdministrationService;
import dev.moongate.account.AccountPage;
import dev.moongate.account.AccountStatus;
import dev.moongate.account.NewAccount;
import dev.moongate.account.NewPassword;
import dev.moongate.account.PasswordHash;
import dev.moongate.account.SearchText;
import dev.moongate.admin.UserAdministrationService;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Paging;
import dev.moongate.problem.ProblemException;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.Language;
import dev.moongate.system.UserId;

/**
 * Users in the hands of administrators.
 */
@Tag(name = "Administration: users")
@RestController
@RequestMapping("/api/v1/admin/users")
class UserController {

	private final UserAdministrationService users;

	private final AccountAdministrationService accounts;

	UserController(UserAdministrationService users, AccountAdministrationService accounts) {
		this.users = users;
		this.accounts = accounts;
	}

	@Operation(summary = "Search for users, those opened last first", description = """
			`query` is any part of an e-mail address, a username or a name, in any case of letters; a single
			letter or digit is looked for among the newest 100000 users only. `status` is `active`, `disabled` or
			`unverified`. `total` counts up to 10000, and pages go no further: from there on search for less.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.INVALID_FIELDS })
	@GetMapping
	Answer<UsersResponse> find(@RequestParam(required = false) @Nullable String query,
			@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String page,
			@RequestParam(name = "page_size", required = false) @Nullable String pageSize,
			@AuthenticationPrincipal Caller caller) {
		Fields fields = new Fields();
		Fields.Checked<SearchText> text = fields.parameter("query", query, SearchText::new);
		Fields.Checked<AccountStatus> only = fields.parameter("status", status, AccountStatus::of);
		Paging paging = Paging.read(fields, page, pageSize);
		AccountPage found = users.find(text.value(), only.value(), paging);
		return Answer.ok("answer.users", new UsersResponse(found.items().stream().map(AdminUserView::of).toList(),
				paging.page(), paging.pageSize(), found.total()));
	}

	@Operation(summary = "Open an account for somebody", description = """
			With a new `password`, or with the `password_hash` of another system: bcrypt, Argon2, scrypt, PBKDF2 and
			passlib's bcrypt_sha256 as passlib, Django and Spring Security write them, or SHA-256 in hexadecimal.
			Nobody is told by mail.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.EMAIL_TAKEN, Reason.USERNAME_TAKEN, Reason.WEAK_PASSWORD, Reason.BUSY })
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer<AdminUserView> create(@RequestBody NewUserRequest body, Language language,
			@AuthenticationPrincipal Caller caller) {
		Fields fields = new Fields();
		Fields.Checked<NewPassword> password = fields.optional("password", body.password(), NewPassword::of);
		Fields.Checked<PasswordHash> hash = fields.optional("password_hash", body.passwordHash(), accounts::readHash);
		if ((body.password() == null) == (body.passwordHash() == null)) {
			fields.reject("password", "field.password.either");
		}
		NewAccount account = body.toAccount(fields, language);
		Account created = hash.value() == null ? users.create(account, password.get())
				: users.create(account, hash.value());
		return Answer.created("answer.user.created", AdminUserView.of(created));
	}

	@Operation(summary = "A user")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.USER_NOT_FOUND })
	@GetMapping("/{id}")
	Answer<AdminUserView> find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.user", AdminUserView.of(users.find(userId(id))));
	}

	@Operation(summary = "Change a user", description = """
			What is not sent stays as it is. Disabling a user ends all sessions; a role taken away counts from the
			next request on. The last active administrator stays one.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.USER_NOT_FOUND, Reason.LAST_ADMIN })
	@PatchMapping("/{id}")
	Answer<AdminUserView> change(@PathVariable String id, @RequestBody UserChangeRequest body,
			@AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.user.changed", AdminUserView.of(users.change(userId(id), body.toChange())));
	}

	@Operation(summary = "Delete a user", description = """
			The account, its sessions and its codes are gone. The last active administrator stays.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.USER_NOT_FOUND, Reason.LAST_ADMIN })
	@DeleteMapping("/{id}")
	Answer<Answer.Nothing> delete(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		users.delete(userId(id));
		return Answer.done("answer.user.deleted");
	}

	@Operation(summary = "End all sessions of a user", description = "Their tokens are dead at once.")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.USER_NOT_FOUND })
	@PostMapping("/{id}/logout")
	Answer<Answer.Nothing> signOut(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		users.signOut(userId(id));
		return Answer.done("answer.user.signed_out");
	}

	@Operation(summary = "Lift the locks of a user", description = """
			Whatever failed logins have locked is open again, for every address; limits of an address stay.""")
	@FailsWith({ Reason.ACCESS_DENIED, Reason.USER_NOT_FOUND })
	@PostMapping("/{id}/unlock")
	Answer<AdminUserView> unlock(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.user.unlocked", AdminUserView.of(users.unlock(userId(id))));
	}

	private static UserId userId(String id) {
		return UserId.parse(id).orElseThrow(() -> ProblemException.of(Reason.USER_NOT_FOUND));
	}

	/**
	 * A page of users.
	 *
	 * @param items the users, those opened last first
	 * @param page the number of the page, from 1
	 * @param pageSize how many users a page has
	 * @param total how many users there are, counted up to 10000
	 */
	@Schema(name = "AdministeredUsers")
	record UsersResponse(List<AdminUserView> items, int page, int pageSize, long total) {
	}

}
