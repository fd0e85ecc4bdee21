package dev.moongate.account.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.account.AccountService;
import dev.moongate.account.UserView;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;

/**
 * The caller's own account.
 */
@Tag(name = "Own account")
@RestController
@RequestMapping("/api/v1/auth")
class ProfileController {

	private final AccountService accounts;

	ProfileController(AccountService accounts) {
		this.accounts = accounts;
	}

	@Operation(summary = "The caller's profile")
	@FailsWith(Reason.USER_NOT_FOUND)
	@GetMapping({ "/me", "/profile" })
	Answer<UserView> profile(@AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.profile", UserView.of(accounts.profile(caller.userId())));
	}

}
