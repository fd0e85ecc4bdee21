package dev.moongate.account.web;

import java.util.function.Function;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.moongate.account.AccountService;
import dev.moongate.account.Avatar;
import dev.moongate.account.DisplayName;
import dev.moongate.account.Profile;
import dev.moongate.account.ProfileChange;
import dev.moongate.account.ProfileChangeService;
import dev.moongate.account.UserView;
import dev.moongate.account.Username;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
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

	private final ProfileChangeService changes;

	ProfileController(AccountService accounts, ProfileChangeService changes) {
		this.accounts = accounts;
		this.changes = changes;
	}

	@Operation(summary = "The caller's profile")
	@FailsWith(Reason.USER_NOT_FOUND)
	@GetMapping({ "/me", "/profile" })
	Answer<UserView> profile(@AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.profile", UserView.of(accounts.profile(caller.userId())));
	}

	@Operation(summary = "Change the caller's name, username or picture", description = """
			What is not sent stays as it is; `"avatar": null` removes the picture. The change counts at once
			everywhere, but an access token goes on carrying the username of the time it was issued: `/me` decides.""")
	@FailsWith(Reason.USERNAME_TAKEN)
	@PatchMapping("/me")
	Answer<UserView> change(@RequestBody PatchRequest body, @AuthenticationPrincipal Caller caller) {
		Profile profile = changes.change(caller.userId(), body.toChange(caller));
		return Answer.ok("answer.profile.changed", UserView.of(profile));
	}

	/**
	 * What is to change of a profile: a field that is absent stays as it is.
	 *
	 * @param name the name other people see
	 * @param username the name to sign in with
	 * @param avatar the https address of a picture, or null for none
	 */
	@Schema(name = "ProfileChange")
	record PatchRequest(@Schema(implementation = String.class) @Nullable JsonNode name,
			@Schema(implementation = String.class) @Nullable JsonNode username,
			@Schema(implementation = String.class, nullable = true) @Nullable JsonNode avatar) {

		ProfileChange toChange(Caller caller) {
			Fields fields = new Fields();
			boolean removesAvatar = avatar != null && avatar.isNull();
			Fields.Checked<DisplayName> shown = read(fields, "name", name, DisplayName::new);
			Fields.Checked<Username> loginName = read(fields, "username", username,
					text -> Username.of(text, caller.username()));
			Fields.Checked<Avatar> picture = read(fields, "avatar", removesAvatar ? null : avatar, Avatar::new);
			fields.verify();
			return new ProfileChange(shown.value(), loginName.value(), picture.value(), removesAvatar);
		}

		private static <T> Fields.Checked<T> read(Fields fields, String field, @Nullable JsonNode sent,
				Function<String, T> type) {
			if (sent == null || sent.isString()) {
				return fields.optional(field, (sent != null) ? sent.stringValue() : null, type);
			}
			fields.reject(field, sent.isNull() ? "field.required" : "field.type");
			return new Fields.Checked<>(null);
		}

	}

}
